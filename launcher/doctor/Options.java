import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The options of ./stepwise run, else the environment's. */
final class Options {

    private static final String PREFIX = "STEPWISE_";

    private final Map<String, String> values = new HashMap<>();

    Options(String[] arguments) {
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-'), value);
            }
        });
        for (int i = 0; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (equals > 0) {
                values.put(arguments[i].substring(0, equals).replaceFirst("^--", ""), arguments[i].substring(equals + 1));
            } else if (i + 1 < arguments.length) {
                values.put(arguments[i].replaceFirst("^--", ""), arguments[++i]);
            }
        }
    }

    /** The option's value; the other one if it is absent or blank. */
    String get(String name, String otherwise) {
        String value = values.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }

    Path folder() {
        return Path.of(get("data", System.getProperty("user.home") + "/.stepwise")).toAbsolutePath();
    }
}
