package dev.stepwise.ui.server;

import dev.stepwise.endpoint.DraftObjection;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.ui.server.NoServerWording.Translation;

/** Why a server cannot be kept as it was wanted, as a sentence for its field. */
final class ObjectionWording {

    private ObjectionWording() {}

    static String of(DraftObjection objection, Translation texts) {
        return switch (objection) {
            case DraftObjection.BadName _ -> texts.of("server.objection.name");
            case DraftObjection.NameTaken _ -> texts.of("server.objection.name-taken");
            case DraftObjection.BadAddress(var fault) -> texts.of("server.objection.address." + ServerWords.key(fault));
            case DraftObjection.AddressTaken(var server) -> texts.of("server.objection.address-taken", server);
            case DraftObjection.AddressFixed _ -> texts.of("server.objection.address-fixed");
            case DraftObjection.BadKey _ -> texts.of("server.objection.key");
            case DraftObjection.KeyNeeded _ -> texts.of("server.objection.key-needed");
            case DraftObjection.KeyUnreadable _ -> texts.of("server.objection.key-unreadable");
            case DraftObjection.KeyNotAccepted _ -> texts.of("server.objection.key-not-accepted");
            case DraftObjection.BadHeader(var name, var fault) ->
                texts.of("server.objection.header." + ServerWords.key(fault), name);
            case DraftObjection.HeadersNeeded _ -> texts.of("server.objection.headers-needed");
            case DraftObjection.HeadersUnreadable _ -> texts.of("server.objection.headers-unreadable");
            case DraftObjection.BadProxy _ -> texts.of("server.objection.proxy");
            case DraftObjection.ProxyFails(var fault) -> texts.of("server.objection.proxy." + ServerWords.key(fault));
            case DraftObjection.BadCertificate _ -> texts.of("server.objection.certificate");
            case DraftObjection.NotTrusted refused ->
                texts.of("server.objection.not-trusted." + ServerWords.key(refused.fault()));
            case DraftObjection.NoServerThere(var why)
            when mayHaveNoList(why) -> texts.of("server.objection.no-list", NoServerWording.of(why, texts));
            case DraftObjection.NoServerThere(var why) ->
                texts.of("server.objection.no-server", NoServerWording.of(why, texts));
            case DraftObjection.StandInThere _ -> texts.of("server.objection.stand-in");
            case DraftObjection.NoSuchModel _ -> texts.of("server.objection.no-model");
        };
    }

    /** Whether a server may be there that lists no models, so that one's name can be typed. */
    static boolean mayHaveNoList(NoServer why) {
        return why == NoServer.Reason.NO_MODEL_LIST
                || why == NoServer.Reason.NO_CHAT_MODEL
                || (why instanceof NoServer.Status(var http) && (http == 404 || http == 405 || http == 501));
    }
}
