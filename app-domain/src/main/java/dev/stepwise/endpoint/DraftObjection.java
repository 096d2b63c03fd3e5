package dev.stepwise.endpoint;

/** Why a model server cannot be kept as it was wanted; nothing of it was. */
public sealed interface DraftObjection extends CheckServerResult, SaveServerResult {

    /** The name is empty, too long, or has signs that cannot be seen. */
    record BadName() implements DraftObjection {}

    record NameTaken() implements DraftObjection {}

    record BadAddress(AddressFault fault) implements DraftObjection {}

    /** Another server of the list has it, under this name. */
    record AddressTaken(String server) implements DraftObjection {}

    /** The address comes from a node's configuration or was found, and is changed there alone. */
    record AddressFixed() implements DraftObjection {}

    /** The key is no word of ASCII characters. */
    record BadKey() implements DraftObjection {}

    /** A kept key does not go to another host or through another proxy: it has to be given anew. */
    record KeyNeeded() implements DraftObjection {}

    /** The key is kept, but cannot be read, because the master key is not here. */
    record KeyUnreadable() implements DraftObjection {}

    /** The server refuses the key, or wants one. */
    record KeyNotAccepted() implements DraftObjection {}

    /** A header cannot be sent; the name is as it was typed, and empty where it is about all of them. */
    record BadHeader(String name, HeaderFault fault) implements DraftObjection {}

    /** Kept headers do not go to another host or through another proxy: their values have to be given anew. */
    record HeadersNeeded() implements DraftObjection {}

    /** Headers are kept, but cannot be read, because the master key is not here. */
    record HeadersUnreadable() implements DraftObjection {}

    /** What was typed is no address of a proxy. */
    record BadProxy() implements DraftObjection {}

    /** The server cannot be called through this proxy. */
    record ProxyFails(NetworkFault fault) implements DraftObjection {}

    /** What was typed is no certificate in PEM, or there is something else with it. */
    record BadCertificate() implements DraftObjection {}

    /** The certificate that the server shows is not trusted; it may be trusted from now on. */
    record NotTrusted(ServerCertificate certificate, TrustFault fault) implements DraftObjection {}

    /** What is at the address is no model server. */
    record NoServerThere(NoServer why) implements DraftObjection {}

    /** What is at the address is a stand-in of Stepwise's own, and there is no model behind it. */
    record StandInThere() implements DraftObjection {}

    /** The server does not know the model whose name was typed, or that is no name. */
    record NoSuchModel() implements DraftObjection {}
}
