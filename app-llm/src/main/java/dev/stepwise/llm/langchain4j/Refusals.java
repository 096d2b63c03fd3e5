package dev.stepwise.llm.langchain4j;

import dev.stepwise.run.RequestPart;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which parts of a request a server refuses for a model, learnt from its words when it first does, in a check or in a run. It is forgotten when this node ends,
 * for a server that was updated may take them.
 */
final class Refusals {

    private static final int MOST_MODELS = 1000;

    /** With which a request is refused for what it says; a template that does not take it fails in the server. */
    static final int BAD_REQUEST = 400;

    private static final Set<Integer> STATUSES = Set.of(BAD_REQUEST, 422, 500, 501);

    private static final Pattern REFUSES = Pattern.compile(
            "unsupported|unavailable|unknown|unrecogni[sz]ed|unexpected|invalid|forbidden"
                    + "|not (be )?(supported|permitted|allowed|available|enabled|configured|implemented|recogni[sz]ed|accepted)"
                    + "|n[o']t support|does not support|cannot|can't|extra|must alternate|must be|only .{0,60}(supported|allowed)");

    /** In this order: of temperature and top p, where both are refused together, the second is left out. */
    private static final Map<RequestPart, Pattern> NAMES = names();

    private record Key(URI server, String model) {}

    private final Map<Key, Set<RequestPart>> known = new ConcurrentHashMap<>();

    Set<RequestPart> of(URI server, String model) {
        return known.getOrDefault(new Key(server, model), Set.of());
    }

    /** Remembers it for the next requests. */
    void learn(URI server, String model, RequestPart part) {
        if (known.size() >= MOST_MODELS) {
            known.clear();
        }
        known.merge(new Key(server, model), EnumSet.of(part), (before, more) -> {
            var all = EnumSet.copyOf(before);
            all.addAll(more);
            return all;
        });
    }

    /**
     * Which of the parts that were sent an error refuses, if it names one.
     *
     * @param status of HTTP, or what the error amounts to where it comes in a stream
     */
    static Optional<RequestPart> told(ErrorBody error, int status, RequestForm form) {
        var words = withoutModel(error, form.call().model());
        if (!STATUSES.contains(status)
                || ContextOverflow.isTold(error)
                || !REFUSES.matcher(words).find()) {
            return Optional.empty();
        }
        var sent = form.sent();
        return NAMES.entrySet().stream()
                .filter(part -> sent.contains(part.getKey()))
                .filter(part -> part.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A model may be called "seed" or "system". */
    private static String withoutModel(ErrorBody error, String model) {
        var words = String.join(" ", error.message(), error.param(), error.code(), error.type());
        var name = Pattern.compile("(?<![\\w-])" + Pattern.quote(model) + "(?![\\w-])", Pattern.CASE_INSENSITIVE);
        return name.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Map<RequestPart, Pattern> names() {
        var names = new EnumMap<RequestPart, Pattern>(RequestPart.class);
        names.put(
                RequestPart.SCHEMA,
                Pattern.compile(
                        "response_format|response format|json_schema|json schema|structured.?output|guided|grammar"));
        names.put(RequestPart.JSON_MODE, Pattern.compile("response_format|response format|json_object|json.?mode"));
        names.put(
                RequestPart.SYSTEM_ROLE,
                Pattern.compile("system.{0,40}role|role.{0,40}system|roles must alternate|user and assistant roles"
                        + "|system (message|prompt|instruction)|developer instruction"));
        names.put(RequestPart.TOP_P, Pattern.compile("\\btop_?p\\b"));
        names.put(RequestPart.TEMPERATURE, Pattern.compile("\\btemperature\\b"));
        names.put(RequestPart.SEED, Pattern.compile("\\bseed\\b"));
        names.put(RequestPart.MAX_TOKENS, Pattern.compile("max_completion_tokens"));
        names.put(RequestPart.STREAM_OPTIONS, Pattern.compile("stream_options|include_usage"));
        names.put(RequestPart.TOP_K, Pattern.compile("\\btop_?k\\b"));
        names.put(RequestPart.MIN_P, Pattern.compile("\\bmin_?p\\b"));
        names.put(RequestPart.PRESENCE_PENALTY, Pattern.compile("presence[_ ]?penalty"));
        names.put(RequestPart.FREQUENCY_PENALTY, Pattern.compile("frequency[_ ]?penalty"));
        names.put(RequestPart.REPETITION_PENALTY, Pattern.compile("repe(at|tition)[_ ]?penalty"));
        names.put(
                RequestPart.STOP, Pattern.compile("['\"`]stop['\"`]|\\bstop (sequence|parameter)|parameter:? stop\\b"));
        names.put(RequestPart.REASONING_EFFORT, Pattern.compile("reasoning[_. ]?effort|support thinking"));
        names.put(
                RequestPart.THINKING_TOKENS,
                Pattern.compile("thinking_(token_)?budget|thinking_budget_tokens|reasoning[. ]max_tokens"));
        names.put(
                RequestPart.THINKING_OFF,
                Pattern.compile("chat_template_kwargs|enable_thinking|reasoning[_. ]?effort|reasoning\\.enabled"
                        + "|reasoning is mandatory|support thinking"));
        return names;
    }
}
