import Foundation

@testable import AmparoCore

/// Calls on the vault and on the objects made from it. `nil`: there is no such call.
extension Player {
    func vault(_ method: String, _ arguments: Arguments) throws -> Any? {
        let vault = try opened().vault()
        if let answer = try door(vault, method, arguments) { return answer }
        if let answer = try records(vault, method, arguments) { return answer }
        if let answer = try documents(vault, method, arguments) { return answer }
        return try keys(vault, method, arguments)
    }

    private func door(_ vault: Vault, _ method: String, _ arguments: Arguments) throws -> Any? {
        switch method {
        case "state": return try vault.state()
        case "secret_kind": return try vault.secretKind()
        case "suggest_passphrase": return try vault.suggestPassphrase()
        case "create": return try vault.create(pin: arguments.bytes("pin"))
        case "unlock": return try vault.unlock(pin: arguments.bytes("pin"))
        case "lock": return try vault.lock()
        case "change_pin": return try vault.changePin(old: arguments.bytes("old"), new: arguments.bytes("new"))
        case "erase": return try vault.erase(pin: arguments.bytes("pin"))
        case "inspect": return try vault.inspect()
        case "damage": return try vault.damage()
        case "salvage": return try vault.salvage(pin: arguments.bytes("pin"))
        case "salvage_with_sheet":
            return try vault.salvageWithSheet(
                identity: arguments.text("identity"), newPin: arguments.bytes("new_pin"))
        case "use_salvaged": return try vault.useSalvaged()
        case "auto_lock": return try vault.autoLock()
        case "set_auto_lock":
            let fields = try arguments.record("choice")
            return try vault.setAutoLock(
                choice: AutoLock(
                    idleMs: fields.integer("idle_ms"), backgroundMs: fields.integer("background_ms"),
                    screenOff: fields.bool("screen_off")))
        case "note_activity":
            let all: [Activity] = [.touched, .wentBackground, .cameBack, .screenOff]
            return try vault.noteActivity(activity: arguments.optionalChoice("activity", all))
        case "backup":
            return try vault.backup(path: arguments.path("path", in: folder), job: arguments.handle("job", Job.self))
        case "restore":
            return try vault.restore(
                path: arguments.path("path", in: folder), identity: arguments.text("identity"),
                newPin: arguments.bytes("new_pin"), job: arguments.handle("job", Job.self))
        default: return nil
        }
    }

    private func records(_ vault: Vault, _ method: String, _ arguments: Arguments) throws -> Any? {
        switch method {
        case "favourites": return try vault.favourites()
        case "set_favourite":
            return try vault.setFavourite(card: arguments.text("card"), on: arguments.bool("on"))
        case "contacts": return try vault.contacts()
        case "put_contact": return try vault.putContact(contact: arguments.contact("contact"))
        case "remove_contact": return try vault.removeContact(id: arguments.text("id"))
        case "undo": return try vault.undo()
        case "packets": return try vault.packets()
        case "put_packet": return try vault.putPacket(kept: arguments.keptPacket("kept"))
        case "remove_packet": return try vault.removePacket(id: arguments.text("id"))
        case "family_plan": return try vault.familyPlan() as Any
        case "put_family_plan": return try vault.putFamilyPlan(familyPlan: arguments.familyPlan("family_plan"))
        case "family_plan_due": return try vault.familyPlanDue()
        case "incident_notes": return try vault.incidentNotes()
        case "put_incident_note": return try vault.putIncidentNote(kept: arguments.keptNote("kept"))
        case "remove_incident_note": return try vault.removeIncidentNote(id: arguments.text("id"))
        case "presence": return try vault.presence()
        case "put_presence": return try vault.putPresence(proofs: arguments.proofs("proofs"))
        case "presence_gaps": return try vault.presenceGaps()
        case "search": return try vault.search(query: arguments.text("query"), most: arguments.integer("most"))
        default: return nil
        }
    }

    private func documents(_ vault: Vault, _ method: String, _ arguments: Arguments) throws -> Any? {
        switch method {
        case "documents": return try vault.documents()
        case "import_document":
            return try vault.importDocument(
                name: arguments.text("name"), mediaType: arguments.text("media_type"),
                size: arguments.optionalInteger("size"))
        case "open_document": return try vault.openDocument(id: arguments.text("id"))
        case "remove_document": return try vault.removeDocument(id: arguments.text("id"))
        case "thumbnail": return try vault.thumbnail(id: arguments.text("id")) as Any
        case "put_thumbnail":
            let fields = try arguments.record("thumbnail")
            return try vault.putThumbnail(
                id: arguments.text("id"),
                thumbnail: Thumbnail(mediaType: fields.text("media_type"), bytes: fields.bytes("bytes")))
        case "captures": return try vault.captures()
        case "capture_note": return try vault.captureNote(text: arguments.text("text"))
        case "capture_document":
            return try vault.captureDocument(
                name: arguments.text("name"), mediaType: arguments.text("media_type"),
                size: arguments.integer("size"))
        case "open_capture": return try vault.openCapture(id: arguments.text("id"))
        case "keep_capture": return try vault.keepCapture(id: arguments.text("id"))
        case "discard_capture": return try vault.discardCapture(id: arguments.text("id"))
        default: return nil
        }
    }

    private func keys(_ vault: Vault, _ method: String, _ arguments: Arguments) throws -> Any? {
        switch method {
        case "keepers": return try vault.keepers()
        case "make_sheet":
            return try vault.makeSheet(
                name: arguments.text("name"), owner: arguments.text("owner"),
                languages: arguments.texts("languages"))
        case "prove_sheet":
            return try vault.proveSheet(keeper: arguments.integer("keeper"), identity: arguments.text("identity"))
        case "add_phone_keeper":
            return try vault.addPhoneKeeper(offer: arguments.text("offer"), name: arguments.text("name"))
        case "confirm_keeper": return try vault.confirmKeeper(keeper: arguments.integer("keeper"))
        case "remove_keeper": return try vault.removeKeeper(keeper: arguments.integer("keeper"))
        case "revoke_keeper":
            return try vault.revokeKeeper(
                keeper: arguments.integer("keeper"), pin: arguments.bytes("pin"),
                job: arguments.handle("job", Job.self))
        case "offer_to_keep": return try vault.offerToKeep()
        case "kept_keys": return try vault.keptKeys()
        case "forget_kept_key": return try vault.forgetKeptKey(id: arguments.text("id"))
        case "help_reopen": return try vault.helpReopen(request: arguments.text("request"))
        case "seal": return try vault.seal()
        case "seal_words": return try vault.sealWords()
        case "reopen_choices": return try vault.reopenChoices()
        case "begin_reopen": return try vault.beginReopen(keeper: arguments.integer("keeper"))
        case "reopen_with_sheet":
            return try vault.reopenWithSheet(
                identity: arguments.text("identity"), newPin: arguments.bytes("new_pin"))
        case "read_hand_copy": return try vault.readHandCopy(lines: arguments.texts("lines"))
        case "rekey_pending": return try vault.rekeyPending()
        case "finish_rekey":
            return try vault.finishRekey(
                job: arguments.handle("job", Job.self), acceptDamage: arguments.bool("accept_damage"))
        case "deep_clean":
            return try vault.deepClean(pin: arguments.bytes("pin"), job: arguments.handle("job", Job.self))
        default: return nil
        }
    }

    /// Documents and captures on their way in and out.
    func stream(_ name: String, _ arguments: Arguments) throws -> Any? {
        switch name {
        case "import.write":
            return try arguments.handle("import", DocumentImport.self).write(chunk: arguments.bytes("chunk"))
        case "import.finish": return try arguments.handle("import", DocumentImport.self).finish()
        case "import.cancel": return try arguments.handle("import", DocumentImport.self).cancel()
        case "export.size": return try arguments.handle("export", DocumentExport.self).size()
        case "export.read":
            return try arguments.handle("export", DocumentExport.self)
                .read(offset: arguments.integer("offset"), length: arguments.integer("length"))
        case "capture_import.write":
            return try arguments.handle("capture_import", CaptureImport.self).write(chunk: arguments.bytes("chunk"))
        case "capture_import.finish": return try arguments.handle("capture_import", CaptureImport.self).finish()
        case "capture_import.cancel": return try arguments.handle("capture_import", CaptureImport.self).cancel()
        case "capture_export.size": return try arguments.handle("capture_export", CaptureExport.self).size()
        case "capture_export.read":
            return try arguments.handle("capture_export", CaptureExport.self)
                .read(offset: arguments.integer("offset"), length: arguments.integer("length"))
        default: return nil
        }
    }

    /// Long calls, and what two phones say to each other about a key.
    func keeper(_ name: String, _ arguments: Arguments) throws -> Any? {
        switch name {
        case "job.new": return Job()
        case "job.progress": return try arguments.handle("job", Job.self).progress()
        case "job.cancel": return try arguments.handle("job", Job.self).cancel()
        case "keeper_offer.text": return try arguments.handle("keeper_offer", KeeperOffer.self).text()
        case "keeper_offer.qr_svg": return try arguments.handle("keeper_offer", KeeperOffer.self).qrSvg()
        case "keeper_offer.open":
            return try arguments.handle("keeper_offer", KeeperOffer.self).open(challenge: arguments.text("challenge"))
        case "keeper_offer.keep":
            return try arguments.handle("keeper_offer", KeeperOffer.self).keep(whose: arguments.text("whose"))
        case "reopening.text": return try arguments.handle("reopening", Reopening.self).text()
        case "reopening.qr_svg": return try arguments.handle("reopening", Reopening.self).qrSvg()
        case "reopening.pictures": return try arguments.handle("reopening", Reopening.self).pictures()
        case "reopening.finish":
            return try arguments.handle("reopening", Reopening.self)
                .finish(answer: arguments.text("answer"), newPin: arguments.bytes("new_pin"))
        case "reopen_help.whose": return try arguments.handle("reopen_help", ReopenHelp.self).whose()
        case "reopen_help.old": return try arguments.handle("reopen_help", ReopenHelp.self).old()
        case "reopen_help.pictures": return try arguments.handle("reopen_help", ReopenHelp.self).pictures()
        case "reopen_help.answer": return try arguments.handle("reopen_help", ReopenHelp.self).answer()
        default: return nil
        }
    }
}
