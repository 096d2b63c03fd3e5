package dev.stepwise.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.stepwise.account.PasswordObjection.PasswordGuessable;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * What a password must be: long enough, and hard to guess. Any character is allowed, and none is demanded.
 *
 * @see <a href="../../../../../../../docs/decisions/0025-how-guessable-a-password-is.md">Decision 25</a>
 */
@Component
class PasswordRules {

    /** The best of zxcvbn's scores, from 0 on: more than 10^10 guesses, too many even for whoever holds the slow hash. */
    private static final int SCORE_LEAST = 4;

    /** Characters that are judged: 64 signs that may stand for letters take zxcvbn minutes. */
    private static final int JUDGED = 32;

    /** What is tried first, and stands in none of zxcvbn's lists, because those hold single words in English. */
    private static final List<String> PHRASES = List.of(
            "stepwise",
            "correct horse battery staple",
            "to be or not to be",
            "may the force be with you",
            "the quick brown fox",
            "lord of the rings",
            "welcome to the jungle",
            "open sesame",
            "open the door",
            "let me in",
            "this is my password",
            "i love you so much",
            "step by step",
            "ich liebe dich",
            "wo ai ni",
            "wo de mi ma");

    /** Each takes 11 MiB: a class that comes in at once must not fill the memory. */
    private static final int JUDGED_AT_A_TIME = 2;

    private final PasswordEncoder encoder;
    private final Semaphore places = new Semaphore(JUDGED_AT_A_TIME, true);

    PasswordRules(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * A hash to be stored; making it takes long on purpose, so no transaction should wait for it.
     *
     * @throws HashingBusy if too many others want one
     */
    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /**
     * Whether the hash was made of the password; it takes as long.
     *
     * @throws HashingBusy if too many others want to know
     */
    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Why the password cannot be taken; empty if it can. */
    Optional<PasswordObjection> objection(String loginName, String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < Account.PASSWORD_LEAST) {
            return Optional.of(new PasswordTooShort(Account.PASSWORD_LEAST - characters));
        }
        var judged = password.substring(0, password.offsetByCodePoints(0, Math.min(characters, JUDGED)));
        return score(loginName, judged) < SCORE_LEAST ? Optional.of(new PasswordGuessable()) : Optional.empty();
    }

    private int score(String loginName, String judged) {
        places.acquireUninterruptibly();
        try {
            // made anew each time: its lists take 11 MiB, and a password is set once in the life of an account
            return new Zxcvbn().measure(judged, triedFirst(loginName)).getScore();
        } finally {
            places.release();
        }
    }

    private static List<String> triedFirst(String loginName) {
        var spellings = PHRASES.stream()
                .flatMap(phrase -> Stream.of(phrase, phrase.replace(" ", ""), phrase.replace(' ', '-')));
        return Stream.concat(Stream.of(loginName), spellings).distinct().toList();
    }
}
