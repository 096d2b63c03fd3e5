package dev.stepwise.account;

import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are hashed: Argon2id with 19 MiB, 2 passes and 1 lane, the least that OWASP's password storage cheat
 * sheet asks for. The algorithm's name stands before each hash, so that a stronger one can follow without a migration.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final String ARGON2ID = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private static final int MOST_AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2id = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
        var anyAlgorithm = new DelegatingPasswordEncoder(ARGON2ID, Map.of(ARGON2ID, argon2id));
        int atATime = Math.min(Runtime.getRuntime().availableProcessors(), MOST_AT_A_TIME);
        return new BoundedHashing(anyAlgorithm, atATime, PATIENCE);
    }
}
