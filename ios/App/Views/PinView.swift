import AmparoModel
import SwiftUI

/// Choosing a PIN, or typing it. What is typed lives in this view only and is forgotten with it.
struct PinView: View {
    let app: AppModel
    let reason: String?
    let done: @MainActor () -> Void
    @State private var model: PinModel
    @State private var pin = ""
    @State private var again = ""
    @FocusState private var isTyping: Bool

    init(app: AppModel, purpose: PinModel.Purpose, reason: String? = nil, done: @escaping @MainActor () -> Void) {
        self.app = app
        self.reason = reason
        self.done = done
        _model = State(initialValue: PinModel(app: app, purpose: purpose))
    }

    private var phrases: Phrases { model.state.phrases }
    private var isNew: Bool { model.purpose == .create }

    var body: some View {
        Page(title: phrases[isNew ? "pin-title" : "unlock-title"]) {
            if let reason { Phrase(reason).styled(Tokens.Typeface.body) }
            if isNew { Phrase(phrases["pin-hint"]).styled(Tokens.Typeface.body) }
            FailureBanner(failure: model.state.failure)
            LabelledField(label: phrases[isNew ? "pin-first" : "unlock-pin"]) { field($pin).focused($isTyping) }
            if isNew {
                LabelledField(label: phrases["pin-again"]) { field($again) }
                Banner(words: phrases["pin-warning"])
            } else {
                Phrase(phrases["unlock-nothing-lost"]).styled(Tokens.Typeface.second)
            }
            if model.state.isWorking {
                HStack(spacing: Tokens.Space.m) {
                    ProgressView()
                    Phrase(phrases[isNew ? "pin-working" : "unlock-working"]).styled(Tokens.Typeface.second)
                }
            }
        } footer: {
            Button(phrases[isNew ? "pin-create" : "unlock-open"], action: submit)
                .buttonStyle(PrimaryButtonStyle())
                .disabled(model.state.isWorking || pin.isEmpty)
        }
        .task {
            await model.load()
            isTyping = true
        }
    }

    /// Digits come first on this keyboard, letters are one key away: a PIN of any script or a few words.
    private func field(_ text: Binding<String>) -> some View {
        SecureField(text: text) { EmptyView() }
            .keyboardType(.numbersAndPunctuation)
            .textContentType(nil)
            .autocorrectionDisabled()
            .textInputAutocapitalization(.never)
            .privacySensitive()
            .submitLabel(.done)
            .environment(\.layoutDirection, .leftToRight)
    }

    private func submit() {
        Task {
            if isNew { await model.create(pin, again: again) } else { await model.unlock(pin) }
            if model.state.isDone {
                done()
            } else if !isNew {
                pin = ""
            }
        }
    }
}
