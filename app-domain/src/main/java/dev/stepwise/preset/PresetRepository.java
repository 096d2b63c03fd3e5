package dev.stepwise.preset;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Presets in the database. */
interface PresetRepository extends Repository<PresetEntity, UUID> {

    @Query("from PresetEntity p where p.accountId = :account order by lower(p.name), p.name")
    List<PresetEntity> findOf(UUID account);

    // The collation is the index's.
    @Query(
            value = "select * from preset where account_id = :account"
                    + " and lower(name collate pg_c_utf8) = lower(cast(:name as text) collate pg_c_utf8)",
            nativeQuery = true)
    Optional<PresetEntity> findByName(UUID account, String name);

    Optional<PresetEntity> findByIdAndAccountId(UUID id, UUID account);

    int countByAccountId(UUID account);

    void deleteByIdAndAccountId(UUID id, UUID account);

    PresetEntity save(PresetEntity preset);

    /** Waits until no other transaction, on any node, changes presets of the account. */
    @Query(value = "select 1 from account where id = :account for no key update", nativeQuery = true)
    Optional<Integer> lock(UUID account);
}
