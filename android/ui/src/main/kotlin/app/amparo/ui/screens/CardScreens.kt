/** One card, and the screen that is held to the window. */
package app.amparo.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.Card
import app.amparo.ui.bridge.CardLine
import app.amparo.ui.bridge.CardReview
import app.amparo.ui.bridge.PageEntry
import app.amparo.ui.bridge.PhoneEntry
import app.amparo.ui.bridge.SayLine
import app.amparo.ui.bridge.ShowPage
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Banner
import app.amparo.ui.parts.Bold
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.LeftToRight
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Section
import app.amparo.ui.parts.Tile
import app.amparo.ui.parts.Tone
import app.amparo.ui.parts.Weight
import app.amparo.ui.parts.markSize
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.CardModel
import app.amparo.ui.state.CardWithShows
import app.amparo.ui.state.Place
import app.amparo.ui.state.ShowModel
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
fun CardScreen(app: AppModel, model: CardModel, back: () -> Unit, lock: (() -> Unit)?) {
    val loaded by model.uiState.collectAsState()
    val shown = loaded.value
    Frame(
        title = shown?.card?.title?.value.orEmpty(),
        onBack = back,
        onLock = lock,
        actions = shown?.let { { ShowActions(it, app) } },
    ) {
        ProblemLine(loaded.problem)
        shown?.let { CardLines(it.card) }
    }
}

/** One button a show screen; a card with one says just "Show this". */
@Composable
private fun ShowActions(shown: CardWithShows, app: AppModel) {
    shown.shows.forEachIndexed { index, show ->
        val label = if (shown.shows.size == 1) strings["card-show"] else show.title.value
        val weight = if (index == 0) Weight.PRIMARY else Weight.QUIET
        Action(label, { app.onEvent(AppEvent.Open(Place.Show(show.id))) }, weight = weight)
    }
    Line(shown.card.review.disclaimer, style = Type.note, color = palette.ink2)
}

@Composable
private fun CardLines(card: Card) {
    card.review.outOfDate?.let { Banner(it.value, Tone.ATTENTION) }
    Line("${card.review.attorney.value} · ${card.review.factsOf.value}", style = Type.note, color = palette.ink2)
    card.review.translation?.let { Line(it, style = Type.note, color = palette.ink2) }
    if (card.steps.isNotEmpty()) Section(strings["card-do"])
    card.steps.forEach { Step(it, right = true, changed = it.id in card.changed) }
    if (card.say.isNotEmpty()) Section(strings["card-say"])
    card.say.forEach { Say(it, changed = it.id in card.changed) }
    if (card.avoid.isNotEmpty()) Section(strings["card-do-not"])
    card.avoid.forEach { Step(it, right = false, changed = it.id in card.changed) }
    Papers(card)
    if (card.why.isNotEmpty()) Section(strings["card-why"])
    card.why.forEach { Told(it, changed = it.id in card.changed) }
    if (card.call.isNotEmpty()) Section(strings["card-call"])
    card.call.forEach { Number(it) }
    if (card.pages.isNotEmpty()) Section(strings["card-pages"])
    card.pages.forEach { Address(it) }
    More(card)
}

/** One action: a check for what to do, a cross for what not to do; a screen reader says which. */
@Composable
internal fun Step(line: CardLine, right: Boolean, changed: Boolean) {
    val news = if (changed) strings["card-changed"] else null
    val kind = strings[if (right) "card-step" else "card-avoid"]
    val spoken = listOfNotNull(kind, line.text.value, news, line.translation?.value).joinToString(" ")
    Row(
        Modifier.fillMaxWidth().semantics(mergeDescendants = true) { contentDescription = spoken },
        horizontalArrangement = Arrangement.spacedBy(Space.m),
    ) {
        Box(
            Modifier.size(markSize).background(if (right) palette.okSoft else palette.alertSoft, CircleShape),
            contentAlignment = Alignment.Center,
        ) {
            Line(if (right) "✓" else "✕", style = Type.second.merge(Bold), color = if (right) palette.ok else palette.alert)
        }
        Column(Modifier.weight(1f)) { Told(line, changed) }
    }
}

@Composable
private fun Changed(changed: Boolean) {
    if (changed) Line(strings["card-changed"], style = Type.note.merge(Bold), color = palette.teal)
}

/** A line of a card, with what is said about it below. */
@Composable
internal fun Told(line: CardLine, changed: Boolean) {
    Line(line.text)
    Changed(changed)
    line.translation?.let { Line(it, style = Type.note, color = palette.ink2) }
}

@Composable
private fun Say(line: SayLine, changed: Boolean) {
    Tile {
        LeftToRight("“${line.english}”", style = Type.body.merge(Bold))
        Changed(changed)
        line.sound?.let { Line(it, style = Type.second, color = palette.ink2) }
        line.meaning?.let { Line(it, style = Type.second, color = palette.ink2) }
        line.translation?.let { Line(it, style = Type.note, color = palette.ink2) }
    }
}

/** The number is to be read and typed: the app calls nobody. */
@Composable
private fun Number(entry: PhoneEntry) {
    Tile {
        Line(entry.name, style = Type.body.merge(Bold))
        LeftToRight(entry.number, style = Type.title, color = palette.teal)
        Line(entry.note, style = Type.second, color = palette.ink2)
        Line(entry.checked, style = Type.note, color = palette.ink2)
    }
}

/** A page of somebody whose number is not sure enough: an address to be read and typed, never a number. */
@Composable
private fun Address(entry: PageEntry) {
    Tile {
        Line(entry.name, style = Type.body.merge(Bold))
        LeftToRight(entry.page.shown, color = palette.teal)
        Line(entry.note, style = Type.second, color = palette.ink2)
        Line(entry.checked, style = Type.note, color = palette.ink2)
    }
}

/** What it rests on: there for whoever asks, out of the way of whoever is in a hurry. */
@Composable
private fun More(card: Card) {
    var open by rememberSaveable { mutableStateOf(false) }
    if (open) {
        Reviewed(card.review)
    }
    Action(strings[if (open) "card-less" else "card-more"], { open = !open }, weight = Weight.PLAIN)
}

@Composable
private fun Reviewed(review: CardReview) {
    Section(strings["card-reviewed"])
    LeftToRight("${review.lastReviewed} – ${review.expiresOn}", style = Type.second)
    Section(strings["card-sure"])
    Line(strings["card-sure-${review.confidence}"], style = Type.second)
    if (review.authority.isNotEmpty()) Section(strings["card-law"])
    review.authority.forEach { LeftToRight(it, style = Type.second) }
    if (review.sources.isNotEmpty()) Section(strings["card-sources"])
    review.sources.forEach { LeftToRight("${it.name}, ${it.date}", style = Type.second) }
}

/** Large words on white, whatever the theme. Leads nowhere but back. */
@Composable
fun ShowScreen(model: ShowModel, back: () -> Unit) {
    val loaded by model.uiState.collectAsState()
    Column(Modifier.fillMaxSize().background(palette.showPaper).safeDrawingPadding()) {
        Column(
            Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(Space.l + Space.s),
            verticalArrangement = Arrangement.spacedBy(Space.l, Alignment.CenterVertically),
        ) {
            ProblemLine(loaded.problem)
            loaded.value?.let { Statements(it) }
        }
        Box(Modifier.padding(start = Space.l, end = Space.l, bottom = Space.l)) {
            Action(strings["show-close"], back, weight = Weight.QUIET)
        }
    }
}

@Composable
private fun Statements(show: ShowPage) {
    show.english.forEach { LeftToRight(it, style = Type.show, color = palette.showInk) }
    show.own.forEach { Line(it, style = Type.title.copy(fontWeight = Type.body.fontWeight), color = palette.showInk2) }
    Banner(show.hint.value, Tone.ATTENTION)
    if (show.own.isNotEmpty()) show.translation?.let { Line(it, style = Type.note, color = palette.showInk2) }
}
