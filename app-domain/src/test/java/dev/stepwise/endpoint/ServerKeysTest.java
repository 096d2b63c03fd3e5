package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.KeyLost;
import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.secret.KeyRotation;
import dev.stepwise.secret.Secrets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Keys of servers that administrators added: they go to the server, and are nowhere to be read. */
class ServerKeysTest extends ScriptedServers {

    private static final String GPU = "http://gpu:9000/v1";

    private final EndpointId id = new EndpointId(UUID.randomUUID());

    @TempDir
    Path folder;

    @Autowired
    DataSource database;

    @BeforeEach
    void a_server_with_a_key() {
        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        jdbc.sql(
                        "insert into endpoint (id, name, named, base_url, flavor, origin, key_encrypted, created_at) values (?, 'Cluster', true, ?, 'VLLM', 'ADDED', ?, now())")
                .params(id.value(), GPU, new Secrets(masterKey()).encrypt(KEY.value(), id.value()))
                .update();
    }

    @Test
    void a_key_goes_to_its_server_and_is_in_no_row() {
        var node = node().withMasterKey(masterKey()).start();

        assertThat(node.findNow()).isInstanceOf(UsingModel.class);
        assertThat(probe.asked.get(URI.create(GPU))).contains(KEY);
        assertThat(node.available().getFirst().key()).contains(KEY);
        assertThat(node.find(id).orElseThrow().toString()).doesNotContain(KEY.value());
        assertThat(jdbc.sql("select string_agg(endpoint::text, ' ') from endpoint")
                        .query(String.class)
                        .single())
                .contains("gpu:9000")
                .doesNotContain(KEY.value());
    }

    @Test
    void without_the_master_key_the_server_says_so_and_is_not_asked_until_the_file_is_back() throws Exception {
        Files.move(masterKey(), folder.resolve("elsewhere"));
        var node = node().withMasterKey(masterKey()).start();

        assertThat(node.findNow()).isEqualTo(new KeyLost(new EndpointRef(id, "Cluster", Flavor.VLLM), URI.create(GPU)));
        assertThat(probe.asked).doesNotContainKey(URI.create(GPU));
        assertThat(node.find(id)).as("no run asks it without its key").isEmpty();
        assertThat(node.isKeyLost(id)).as("its runs say why").isTrue();
        assertThat(node().withMasterKey(masterKey()).start().find(id)).isEmpty();
        assertThat(new ServerConnections(jdbc, new Secrets(masterKey())).lost()).containsExactly("Cluster");

        Files.move(folder.resolve("elsewhere"), masterKey());
        assertThat(node.findNow()).isInstanceOf(UsingModel.class);
        assertThat(node.isKeyLost(id)).isFalse();
        assertThat(new ServerConnections(jdbc, new Secrets(masterKey())).lost()).isEmpty();
    }

    @Test
    void after_a_rotation_nodes_go_on_and_the_old_master_key_reads_nothing() throws Exception {
        var node = node().withMasterKey(masterKey()).start();
        node.findNow();
        var old = folder.resolve("old");
        Files.copy(masterKey(), old);

        try (var connection = database.getConnection()) {
            assertThat(new KeyRotation(masterKey()).rotate(connection)).contains(new KeyRotation.Rotated(1, 0));
        }

        assertThat(node.findNow()).isInstanceOf(UsingModel.class);
        assertThat(probe.asked.get(URI.create(GPU))).contains(KEY);
        assertThat(new ServerConnections(jdbc, new Secrets(old)).lost()).containsExactly("Cluster");
    }

    @Test
    void a_rotation_says_what_it_could_not_read_and_leaves_it() throws Exception {
        Files.delete(masterKey());
        new Secrets(masterKey()).encrypt("another", UUID.randomUUID());

        try (var connection = database.getConnection()) {
            assertThat(new KeyRotation(masterKey()).rotate(connection)).contains(new KeyRotation.Rotated(0, 1));
        }
    }

    private Path masterKey() {
        return folder.resolve("master.key");
    }
}
