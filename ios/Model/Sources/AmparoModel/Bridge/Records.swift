// The records and enums of the core that screens show. This folder is the only place that imports `AmparoCore`;
// everything else names these. Objects of the core (vault, alerts …) stay behind `Core`.
import AmparoCore

public typealias AlertRow = AmparoCore.AlertRow
public typealias AlertView = AmparoCore.AlertView
public typealias Card = AmparoCore.Card
/// A card that is new, or of which lines changed their meaning.
public typealias CardChange = AmparoCore.CardChange
public typealias CardGroup = AmparoCore.CardGroup
public typealias CardLine = AmparoCore.CardLine
public typealias CardReview = AmparoCore.CardReview
public typealias CardTile = AmparoCore.CardTile
public typealias Contact = AmparoCore.Contact
/// What went wrong, as a kind; words for it come from `Core.words(for:)`.
public typealias CoreError = AmparoCore.AmparoError
public typealias Delivery = AmparoCore.Delivery
public typealias DirectoryEntry = AmparoCore.DirectoryEntry
public typealias Hit = AmparoCore.CardHit
public typealias HitKind = AmparoCore.CardHitKind
public typealias Home = AmparoCore.Home
public typealias Language = AmparoCore.Language
public typealias MessageArgument = AmparoCore.MessageArgument
public typealias Need = AmparoCore.Need
public typealias NewPerson = AmparoCore.NewPerson
public typealias PackInfo = AmparoCore.PackInfo
public typealias PackVerdict = AmparoCore.PackVerdict
public typealias PacksInstalled = AmparoCore.PacksInstalled
public typealias PageEntry = AmparoCore.PageEntry
public typealias PaperRow = AmparoCore.PaperRow
public typealias Person = AmparoCore.Person
public typealias PhoneEntry = AmparoCore.PhoneEntry
public typealias Pressed = AmparoCore.Pressed
public typealias Receipt = AmparoCore.Receipt
/// The *My rights* screen.
public typealias Rights = AmparoCore.CardHome
/// A drawn sample of a paper; `Paper` is what a view shows of it.
public typealias SamplePaper = AmparoCore.SamplePaper
public typealias SayLine = AmparoCore.SayLine
public typealias ShowScreen = AmparoCore.ShowScreen
public typealias SmsDraft = AmparoCore.SmsDraft
public typealias SpokenLanguage = AmparoCore.SpokenLanguage
public typealias VaultState = AmparoCore.VaultState
/// One rendered text with its language (`AmparoCore.Text`, renamed because SwiftUI has a `Text` of its own).
public typealias Words = AmparoCore.Text

// What the adapter of the phone's secure hardware implements and throws.
public typealias HardwareForm = AmparoCore.HardwareForm
public typealias HardwareKey = AmparoCore.HardwareKey
public typealias HardwareKeyError = AmparoCore.HardwareKeyError
public typealias HardwareLevel = AmparoCore.HardwareLevel
