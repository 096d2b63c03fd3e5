package dev.stepwise.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The options of {@code ./stepwise run}, as Spring's properties; each is also an environment variable ({@code STEPWISE_PORT} …). */
public final class CommandLine {

    private static final Map<String, String> PROPERTIES = Map.of(
            "port", "stepwise.port",
            "address", "stepwise.address",
            "hosts", "stepwise.hosts",
            "trusted-proxies", "stepwise.trusted-proxies",
            "data", "stepwise.data",
            "database-url", "stepwise.database.url",
            "model-url", "stepwise.model.url",
            "model", "stepwise.model.name",
            "stand-in", "stepwise.stand-in");

    private CommandLine() {}

    /**
     * Translates {@code --port 8485} and {@code --port=8485}; an option with a dot in its name is one of Spring's and is passed on.
     *
     * @throws StartFailure for an option that does not exist, or has no value
     */
    public static String[] properties(String[] arguments) {
        List<String> properties = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            properties.add(property(rest.next(), rest));
        }
        return properties.toArray(String[]::new);
    }

    private static String property(String argument, Iterator<String> rest) {
        if (!argument.startsWith("--")) {
            throw StartFailure.usage("“" + argument + "” is not an option.");
        }
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        if (name.contains("api-key") && !name.endsWith("api-key-file")) {
            throw StartFailure.usage(
                    "A key on the command line can be read by everybody on this machine: put it in a file"
                            + " (STEPWISE_MODEL_API_KEY_FILE) or in the environment (STEPWISE_MODEL_API_KEY).");
        }
        if (name.contains(".") && equals > 0) {
            return argument;
        }
        String property = PROPERTIES.get(name);
        if (property == null) {
            throw StartFailure.usage("There is no option --" + name + ".");
        }
        return "--" + property + "=" + atHome(value(name, argument, equals, rest));
    }

    /** Not every shell does this for {@code --data=~/folder}. */
    private static String atHome(String value) {
        return value.startsWith("~/") ? System.getProperty("user.home") + value.substring(1) : value;
    }

    private static String value(String name, String argument, int equals, Iterator<String> rest) {
        String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || (equals < 0 && value.startsWith("--"))) {
            throw StartFailure.usage("The option --" + name + " needs a value.");
        }
        return value;
    }
}
