package dev.stepwise.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Accounts in the database. */
interface AccountRepository extends JpaRepository<AccountEntity, UUID> {

    /**
     * The key of the lock under which accounts are made and changed; any number that nothing else locks. Nodes of the version before make the
     * first one under it.
     */
    long ACCOUNTS = 7_309_475_598L;

    // The collation is named because a database's own may know no capital letters beyond ASCII.
    @Query(
            value = "select * from account where lower(username collate pg_c_utf8)"
                    + " = lower(cast(:loginName as text) collate pg_c_utf8)",
            nativeQuery = true)
    Optional<AccountEntity> findByLoginName(String loginName);

    /** Some of the accounts, after a login name, of those whose names hold what is searched. */
    default AccountPage page(String search, Optional<String> after, int limit) {
        var pattern = "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        // one more than is shown, to know whether another page follows
        var found = findAfter(after.orElse(""), pattern, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var ids = shown.stream().map(one -> one.id().value()).toList();
        Map<UUID, Long> runs = ids.isEmpty()
                ? Map.of()
                : countRuns(ids).stream().collect(Collectors.toMap(RunCount::getAccount, RunCount::getRuns));
        return new AccountPage(
                shown.stream()
                        .map(one -> one.toListed(runs.getOrDefault(one.id().value(), 0L)))
                        .toList(),
                found.size() > limit ? Optional.of(shown.getLast().loginName()) : Optional.empty(),
                count());
    }

    /** The accounts after a login name whose names are like the pattern, in the login names' order. */
    @Query(value = """
            select * from account
            where lower(username collate pg_c_utf8) > lower(cast(:loginName as text) collate pg_c_utf8)
                and (lower(username collate pg_c_utf8) like lower(cast(:pattern as text) collate pg_c_utf8)
                    or lower(display_name collate pg_c_utf8) like lower(cast(:pattern as text) collate pg_c_utf8))
            order by lower(username collate pg_c_utf8) limit :limit
            """, nativeQuery = true)
    List<AccountEntity> findAfter(String loginName, String pattern, int limit);

    /** How many runs an account has. */
    interface RunCount {
        UUID getAccount();

        long getRuns();
    }

    /** Of those accounts that have any. */
    @Query(value = """
            select q.account_id as account, count(*) as runs from question q join run r on r.question_id = q.id
            where q.account_id in (:accounts) group by q.account_id
            """, nativeQuery = true)
    List<RunCount> countRuns(Collection<UUID> accounts);

    @Modifying
    @Query("update AccountEntity a set a.displayName = :displayName where a.id = :account")
    int changeDisplayName(UUID account, String displayName);

    @Modifying
    @Query("update AccountEntity a set a.alsoPlainAnswer = :wanted where a.id = :account")
    int rememberAlsoPlainAnswer(UUID account, boolean wanted);

    /** Under the accounts' lock: administrators count logins' ends too. */
    @Modifying
    @Query("update AccountEntity a set a.passwordHash = :newHash, a.loginGeneration = a.loginGeneration + 1,"
            + " a.passwordChangedAt = :now"
            + " where a.id = :account and a.passwordHash = :oldHash and a.disabledAt is null")
    int replacePassword(UUID account, String oldHash, String newHash, Instant now);

    @Modifying
    @Query("update AccountEntity a set a.passwordHash = :newHash where a.id = :account and a.passwordHash = :oldHash")
    int replacePasswordHash(UUID account, String oldHash, String newHash);

    boolean existsByIdAndRoleAndDisabledAtIsNull(UUID id, Role role);

    int countByRoleAndDisabledAtIsNull(Role role);

    /** Waits until no other transaction, on any node, makes or changes accounts under this lock. */
    @Query(value = "select 1 from pg_advisory_xact_lock(" + ACCOUNTS + ")", nativeQuery = true)
    int lockAccounts();
}
