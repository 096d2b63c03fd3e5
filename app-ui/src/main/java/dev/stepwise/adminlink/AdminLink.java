package dev.stepwise.adminlink;

import dev.stepwise.account.reset.MachineLink;
import dev.stepwise.start.Database;
import dev.stepwise.start.Options;
import dev.stepwise.start.StartFailure;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** {@code ./stepwise admin-link [NAME]}: prints a link by which an administrator sets a new password, while Stepwise runs or not. */
final class AdminLink {

    private AdminLink() {}

    static void main(String[] arguments) {
        try {
            boolean isNamed = arguments.length > 0 && !arguments[0].startsWith("--");
            var options = Options.of(isNamed ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
            System.out.println(link(isNamed ? arguments[0] : "", options));
        } catch (StartFailure failure) {
            end(failure.getMessage(), failure.exitCode());
        } catch (SQLException | RuntimeException failed) {
            end("Something went wrong: " + failed.getClass().getSimpleName() + ". It can be done again.", 1);
        }
    }

    /** What is printed; a blank name is the only administrator. */
    static String link(String name, Options options) throws SQLException {
        try (var database = options.ownDatabase().orElseGet(() -> Database.embeddedIn(options.dataFolder()));
                var connection = database.connect()) {
            connection.setAutoCommit(false);
            var links = new MachineLink(connection);
            if (!links.isThere()) {
                throw StartFailure.because(
                        "The database is of an older version: start this one once with ./stepwise run.");
            }
            var made = links.make(chosen(name, links.administrators()))
                    .orElseThrow(
                            () -> StartFailure.because("No administrator who may log in is called “" + name + "”."));
            connection.commit();
            return """
                    Link for the administrator %s to set a new password, once, within 24 hours:

                      %s/reset/%s

                    Where Stepwise is reached by another address, put that before /reset/. The audit log says that a link was made.""".formatted(made.loginName(), options.localPage(), made.token());
        }
    }

    private static String chosen(String name, List<String> administrators) {
        if (!name.isEmpty()) {
            return name;
        }
        if (administrators.isEmpty()) {
            throw StartFailure.because("There is no administrator yet: the start prints a link that creates one.");
        }
        if (administrators.size() > 1) {
            throw StartFailure.because("There are several administrators: say which one, as in ./stepwise admin-link "
                    + administrators.getFirst() + ". They are: " + String.join(", ", administrators) + ".");
        }
        return administrators.getFirst();
    }

    private static void end(String sentence, int exitCode) {
        System.err.println("No link was made. " + sentence);
        System.exit(exitCode);
    }
}
