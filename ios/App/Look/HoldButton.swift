import SwiftUI

/// A button that wants a finger for about a second, while a ring fills. The plain alternative, for a screen reader,
/// switch control and voice control, is its accessibility action, which needs no holding (`plain`).
struct HoldButton<Content: View>: View {
    /// Read instead of what is drawn.
    let label: String
    let hint: String
    /// Name of the action without holding.
    let actionName: String
    let radius: CGFloat
    let ring: Color
    let held: @MainActor () -> Void
    let plain: @MainActor () -> Void
    @ViewBuilder let content: Content

    @Environment(\.accessibilityReduceMotion) private var reduceMotion
    @State private var progress: CGFloat = 0
    @State private var done = 0

    private static var seconds: Double {
        let parts = Tokens.Motion.hold.components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }

    var body: some View {
        content
            .overlay {
                RoundedRectangle(cornerRadius: radius).inset(by: Tokens.Space.xs)
                    .trim(from: 0, to: progress)
                    .stroke(ring, style: StrokeStyle(lineWidth: Tokens.Space.xs, lineCap: .round))
            }
            .contentShape(.rect(cornerRadius: radius))
            .onLongPressGesture(minimumDuration: Self.seconds, maximumDistance: 80, perform: finish) { pressing in
                // Without motion the ring is there or not; with it, it fills. Nothing else on the screens moves.
                withAnimation(pressing && !reduceMotion ? .linear(duration: Self.seconds) : nil) {
                    progress = pressing ? 1 : 0
                }
            }
            .sensoryFeedback(.success, trigger: done)
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(label)
            .accessibilityHint(hint)
            .accessibilityAddTraits(.isButton)
            .accessibilityAction { plain() }
            .accessibilityAction(named: actionName) { plain() }
    }

    private func finish() {
        progress = 0
        done += 1
        held()
    }
}
