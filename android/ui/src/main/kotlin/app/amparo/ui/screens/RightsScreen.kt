/** My rights: the situations most people ask for as pictures, all of them by group, and finding one by words. */
package app.amparo.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import app.amparo.design.Icons
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.CardGroup
import app.amparo.ui.bridge.CardTile
import app.amparo.ui.bridge.Hit
import app.amparo.ui.bridge.HitKind
import app.amparo.ui.bridge.Rights
import app.amparo.ui.parts.Bold
import app.amparo.ui.parts.Field
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.IconTile
import app.amparo.ui.parts.Kind
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.PlaceTile
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.QuietLink
import app.amparo.ui.parts.Section
import app.amparo.ui.parts.Tile
import app.amparo.ui.parts.largeText
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.Place
import app.amparo.ui.state.RightsEvent
import app.amparo.ui.state.RightsModel
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
fun RightsScreen(app: AppModel, model: RightsModel, back: () -> Unit, lock: (() -> Unit)?) {
    val state by model.uiState.collectAsState()
    Frame(strings["rights-title"], back, lock) {
        ProblemLine(state.problem)
        Field(strings["rights-search"], state.query, { model.onEvent(RightsEvent.Search(it)) }, Kind.WORDS, strings["rights-search-hint"])
        val hits = state.hits
        if (hits != null) {
            Hits(hits) { model.onEvent(RightsEvent.OpenHit(it)) }
        } else {
            state.changed?.let { QuietLink(it) { app.onEvent(AppEvent.Open(Place.Changes)) } }
            state.rights?.let { Situations(it, state.words, app) }
        }
    }
}

@Composable
private fun Hits(hits: List<Hit>, open: (Hit) -> Unit) {
    if (hits.isEmpty()) Line(strings["rights-search-none"]) else Section(strings["rights-found"])
    hits.forEach { hit ->
        // A topic of the family plan is named only: there is no screen of it yet.
        val act = if (hit.kind == HitKind.PLAN) null else ({ open(hit) })
        Tile(onClick = act) {
            Row(horizontalArrangement = Arrangement.spacedBy(Space.m + Space.xs), verticalAlignment = Alignment.CenterVertically) {
                IconTile(icon(hit))
                Column(verticalArrangement = Arrangement.spacedBy(Space.xs)) {
                    Line(hit.title, style = Type.body.merge(Bold))
                    if (hit.snippet.value != hit.title.value) Line(hit.snippet, style = Type.second, color = palette.ink2)
                    if (act == null) Line(strings["rights-plan"], style = Type.second, color = palette.ink2)
                }
            }
        }
    }
}

private fun icon(hit: Hit): ImageVector = when (hit.kind) {
    HitKind.CARD -> Icons.byId(hit.id)
    HitKind.SHOW -> Icons.byId("carry")
    HitKind.ENTRY -> Icons.byId("call")
    HitKind.PLAN -> Icons.byId("plan")
} ?: Icons.rights

@Composable
private fun Situations(rights: Rights, words: String?, app: AppModel) {
    val open = { tile: CardTile -> app.onEvent(AppEvent.Open(Place.Card(tile.id))) }
    Section(strings["rights-question"])
    // Two beside each other; one where letters are very large.
    rights.first.chunked(if (largeText) 1 else 2).forEach { pair ->
        Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), horizontalArrangement = Arrangement.spacedBy(Space.m)) {
            pair.forEach { tile -> SituationTile(tile, Modifier.weight(1f).fillMaxHeight()) { open(tile) } }
            if (pair.size == 1 && !largeText) Spacer(Modifier.weight(1f))
        }
    }
    PlaceTile(Icons.people, strings["help-title"], strings["help-hint"]) { app.onEvent(AppEvent.Open(Place.Help)) }
    rights.groups.forEach { Group(it, open) }
    PlaceTile(Icons.byId("learn") ?: Icons.rights, strings["pack-title"], words) { app.onEvent(AppEvent.Open(Place.Packs)) }
}

@Composable
private fun Group(group: CardGroup, open: (CardTile) -> Unit) {
    Section(group.title.value, Modifier.padding(top = Space.m))
    group.tiles.forEach { tile ->
        PlaceTile(Icons.byId(tile.icon) ?: Icons.rights, tile.title.value, hint = null) { open(tile) }
    }
}

@Composable
private fun SituationTile(tile: CardTile, modifier: Modifier, onClick: () -> Unit) {
    Tile(modifier, onClick) {
        IconTile(Icons.byId(tile.icon) ?: Icons.rights)
        Line(tile.title, Modifier.padding(top = Space.xs), style = Type.body.merge(Bold))
    }
}
