/**
 * The core's values under the names the screens use.
 *
 * `bridge` is the only package that imports the generated one (a test looks). The records are immutable and made for one
 * screen each, so they are named here and not copied: a second set of classes would be a second place to be wrong.
 */
package app.amparo.ui.bridge

/** Words of the core with their language and direction. */
typealias Words = app.amparo.core.Text

typealias Language = app.amparo.core.Language

typealias Home = app.amparo.core.Home

/** The *My rights* screen. */
typealias Rights = app.amparo.core.CardHome

typealias CardGroup = app.amparo.core.CardGroup

typealias CardTile = app.amparo.core.CardTile

/** A card that is new, or of which lines changed their meaning. */
typealias CardChange = app.amparo.core.CardChange

typealias PackInfo = app.amparo.core.PackInfo

typealias PacksInstalled = app.amparo.core.PacksInstalled

typealias PackVerdict = app.amparo.core.PackVerdict

typealias Hit = app.amparo.core.CardHit

typealias HitKind = app.amparo.core.CardHitKind

typealias Need = app.amparo.core.Need

typealias DirectoryEntry = app.amparo.core.DirectoryEntry

typealias SpokenLanguage = app.amparo.core.SpokenLanguage

typealias Card = app.amparo.core.Card

typealias CardLine = app.amparo.core.CardLine

typealias CardReview = app.amparo.core.CardReview

typealias SayLine = app.amparo.core.SayLine

/** A drawn sample of a paper that somebody may be shown. */
typealias SamplePaper = app.amparo.core.SamplePaper

typealias PaperRow = app.amparo.core.PaperRow

typealias PaperShape = app.amparo.core.PaperShape

typealias PageEntry = app.amparo.core.PageEntry

typealias PhoneEntry = app.amparo.core.PhoneEntry

typealias ShowPage = app.amparo.core.ShowScreen

typealias VaultState = app.amparo.core.VaultState

typealias Contact = app.amparo.core.Contact

typealias Person = app.amparo.core.Person

typealias NewPerson = app.amparo.core.NewPerson

typealias PageState = app.amparo.core.PageState

typealias Pressed = app.amparo.core.Pressed

typealias SmsDraft = app.amparo.core.SmsDraft

typealias Receipt = app.amparo.core.Receipt

typealias Reached = app.amparo.core.Reached

typealias AlertView = app.amparo.core.AlertView

typealias AlertRow = app.amparo.core.AlertRow

typealias Delivery = app.amparo.core.Delivery
