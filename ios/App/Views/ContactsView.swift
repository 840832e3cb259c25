import AmparoModel
import SwiftUI

/// Emergency contacts, kept in the vault.
struct ContactsView: View {
    let app: AppModel
    @State private var model: ContactsModel
    @State private var removing: ContactsModel.Row?
    @State private var isRemoving = false

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: ContactsModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: phrases["contacts-title"]) {
            FailureBanner(failure: model.state.failure)
            if model.state.rows.isEmpty, model.state.failure == nil {
                Phrase(phrases["contacts-empty"]).styled(Tokens.Typeface.title)
            }
            ForEach(model.state.rows) { row($0) }
        } footer: {
            Button(phrases["contacts-add"]) { model.add() }.buttonStyle(PrimaryButtonStyle())
            Button(app.state.phrases["lock-now"]) { Task { await app.lock() } }.buttonStyle(QuietButtonStyle())
        }
        .sheet(isPresented: $model.isEditing) {
            ContactForm(app: app, model: model)
                .environment(\.layoutDirection, phrases.rtl ? .rightToLeft : .leftToRight)
        }
        .confirmationDialog(
            removing?.removeSure ?? "", isPresented: $isRemoving, titleVisibility: .visible, presenting: removing
        ) { row in
            Button(phrases["contacts-remove-yes"], role: .destructive) { Task { await model.remove(row.id) } }
            Button(app.state.phrases["common-cancel"], role: .cancel) {}
        }
        .task(id: app.state.generation) { await model.load() }
    }

    private func row(_ row: ContactsModel.Row) -> some View {
        VStack(alignment: .leading, spacing: Tokens.Space.xs) {
            Text(verbatim: row.contact.name).styled(Tokens.Typeface.title)
            if !row.contact.relation.isEmpty { Phrase(row.contact.relation).styled(Tokens.Typeface.second) }
            ForEach(row.contact.phones, id: \.self) { NumberText(number: $0).styled(Tokens.Typeface.body) }
            if !row.contact.note.isEmpty { Phrase(row.contact.note).styled(Tokens.Typeface.second) }
            Button(row.remove) { ask(row) }.buttonStyle(QuietButtonStyle())
        }
        .privacySensitive()
        .row()
    }

    private func ask(_ row: ContactsModel.Row) {
        removing = row
        isRemoving = true
    }
}

/// The form of a new contact.
private struct ContactForm: View {
    let app: AppModel
    @Bindable var model: ContactsModel

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        NavigationStack {
            if let form = Binding($model.state.form) { fields(form) }
        }
        .interactiveDismissDisabled()
    }

    private func fields(_ form: Binding<ContactsModel.Form>) -> some View {
        Page(title: phrases["contacts-add"]) {
            FailureBanner(failure: form.wrappedValue.failure)
            field("contacts-name", form.name)
            field("contacts-relation", form.relation)
            field("contacts-phone", form.phone).keyboardType(.phonePad)
            field("contacts-note", form.note)
        } footer: {
            Button(phrases["contacts-save"]) { Task { await model.save() } }.buttonStyle(PrimaryButtonStyle())
            Button(app.state.phrases["common-cancel"]) { model.cancel() }.buttonStyle(QuietButtonStyle())
        }
    }

    private func field(_ id: String, _ text: Binding<String>) -> some View {
        LabelledField(label: phrases[id]) {
            TextField(text: text) { EmptyView() }.autocorrectionDisabled()
        }
    }
}
