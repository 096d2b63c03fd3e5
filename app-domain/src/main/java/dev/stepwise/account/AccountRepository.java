package dev.stepwise.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** The accounts after a login name, in its order. */
    @Query(
            value = "select * from account where lower(username collate pg_c_utf8)"
                    + " > lower(cast(:loginName as text) collate pg_c_utf8)"
                    + " order by lower(username collate pg_c_utf8) limit :limit",
            nativeQuery = true)
    List<AccountEntity> findByLoginNameAfter(String loginName, int limit);

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
