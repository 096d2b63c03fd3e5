package dev.stepwise.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Accounts in the database. */
interface AccountRepository extends JpaRepository<AccountEntity, UUID> {

    /** The key of the lock under which the first account is made; any number that nothing else locks. */
    long FIRST_ACCOUNT = 7_309_475_598L;

    // The collation is named because a database's own may know no capital letters beyond ASCII.
    @Query(
            value = "select * from account where lower(username collate pg_c_utf8)"
                    + " = lower(cast(:loginName as text) collate pg_c_utf8)",
            nativeQuery = true)
    Optional<AccountEntity> findByLoginName(String loginName);

    /** Waits until no other transaction, on any node, makes the first account. */
    @Query(value = "select 1 from pg_advisory_xact_lock(" + FIRST_ACCOUNT + ")", nativeQuery = true)
    int lockFirstAccount();
}
