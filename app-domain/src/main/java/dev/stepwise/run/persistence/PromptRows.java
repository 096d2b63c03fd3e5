package dev.stepwise.run.persistence;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of rendered system prompts. */
interface PromptRows extends Repository<StoredPrompt, String> {

    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into prompt_text (hash, text) values (:hash, :text) on conflict do nothing")
    int store(String hash, String text);

    Optional<StoredPrompt> findByHash(String hash);
}
