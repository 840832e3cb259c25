import AmparoModel
import SwiftUI

/// The people who get the alert: a name only the owner needs to know, a number, a language.
struct PeopleView: View {
    let app: AppModel
    @State private var model: PeopleModel
    @State private var removing: PeopleModel.Row?
    @State private var isRemoving = false

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: PeopleModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: phrases["people-title"]) {
            FailureBanner(failure: model.state.failure)
            if model.state.rows.isEmpty {
                Phrase(phrases["people-empty"]).styled(Tokens.Typeface.title)
                Phrase(phrases["people-empty-hint"]).styled(Tokens.Typeface.body)
            } else {
                Phrase(model.state.count).styled(Tokens.Typeface.second)
                if model.state.rows.count > 5 { Banner(words: phrases["people-many"]) }
                ForEach(model.state.rows) { row($0) }
            }
        } footer: {
            Button(phrases["people-add"]) { model.add() }.buttonStyle(PrimaryButtonStyle())
        }
        .sheet(isPresented: $model.isEditing) {
            PersonForm(app: app, model: model)
                .environment(\.layoutDirection, phrases.rtl ? .rightToLeft : .leftToRight)
        }
        .confirmationDialog(
            removing?.removeSure ?? "", isPresented: $isRemoving, titleVisibility: .visible, presenting: removing
        ) { row in
            Button(phrases["people-remove-yes"], role: .destructive) { Task { await model.remove(row.id) } }
            Button(app.state.phrases["common-cancel"], role: .cancel) {}
        }
        .task(id: app.state.generation) { await model.load() }
    }

    private func row(_ row: PeopleModel.Row) -> some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                Text(verbatim: row.label).styled(Tokens.Typeface.title)
                NumberText(number: row.number).styled(Tokens.Typeface.second).foregroundStyle(palette.ink2)
                if let page = row.page {
                    Phrase(page).styled(Tokens.Typeface.second).foregroundStyle(palette.ink2)
                }
                ViewThatFits {
                    HStack(spacing: Tokens.Space.s) { actions(row) }
                    VStack(spacing: Tokens.Space.s) { actions(row) }
                }
            }
            .row()
        }
    }

    @ViewBuilder private func actions(_ row: PeopleModel.Row) -> some View {
        Button(phrases["people-edit"]) { model.edit(row.id) }.buttonStyle(QuietButtonStyle())
        Button(row.remove) { ask(row) }.buttonStyle(QuietButtonStyle())
    }

    private func ask(_ row: PeopleModel.Row) {
        removing = row
        isRemoving = true
    }
}

/// The form of one person. Before the very first one: "Are you alone?"
private struct PersonForm: View {
    let app: AppModel
    @Bindable var model: PeopleModel

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        NavigationStack {
            if let form = Binding($model.state.form) {
                if form.wrappedValue.asksAlone { alone } else { fields(form) }
            }
        }
        .interactiveDismissDisabled()
    }

    private var alone: some View {
        Page(title: phrases["setup-title"]) {
            Phrase(phrases["setup-alone"]).styled(Tokens.Typeface.heading)
            Phrase(phrases["setup-alone-hint"]).styled(Tokens.Typeface.body)
        } footer: {
            Button(phrases["setup-alone-go"]) { model.isAlone() }.buttonStyle(PrimaryButtonStyle())
            Button(phrases["setup-alone-later"]) { model.cancel() }.buttonStyle(QuietButtonStyle())
        }
    }

    private func fields(_ form: Binding<PeopleModel.Form>) -> some View {
        Page(title: phrases[form.wrappedValue.person == nil ? "people-add" : "people-edit"]) {
            FailureBanner(failure: form.wrappedValue.failure)
            LabelledField(label: phrases["people-label"], hint: phrases["people-label-hint"]) {
                TextField(text: form.label) { EmptyView() }.textContentType(nil).autocorrectionDisabled()
            }
            LabelledField(label: phrases["people-number"], hint: phrases["people-number-hint"]) {
                TextField(text: form.number) { EmptyView() }.keyboardType(.phonePad)
                    .environment(\.layoutDirection, .leftToRight)
            }
            LabelledField(label: phrases["people-language"]) {
                Picker(selection: form.language) {
                    ForEach(model.state.languages, id: \.tag) { Text(verbatim: $0.name).tag($0.tag) }
                } label: {
                    EmptyView()
                }
                .pickerStyle(.menu)
            }
        } footer: {
            Button(phrases["people-save"]) { Task { await model.save() } }.buttonStyle(PrimaryButtonStyle())
            Button(app.state.phrases["common-cancel"]) { model.cancel() }.buttonStyle(QuietButtonStyle())
        }
    }
}
