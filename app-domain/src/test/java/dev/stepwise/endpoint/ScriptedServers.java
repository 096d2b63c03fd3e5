package dev.stepwise.endpoint;

import dev.stepwise.fixture.StoredServicesTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Model servers that answer as a test says, and nodes that look for them; at first none has been seen. */
@StoredServicesTest
abstract class ScriptedServers {

    static final String VLLM = "http://localhost:8000/v1";
    static final String OLLAMA = "http://localhost:11434/v1";
    static final String LLAMA_CPP = "http://localhost:8080/v1";
    static final String SGLANG = "http://localhost:30000/v1";
    static final ApiKey KEY = new ApiKey("sk-planted-secret");

    @Autowired
    JdbcClient jdbc;

    final ScriptedProbe probe = new ScriptedProbe();

    @BeforeEach
    void no_server_is_known() {
        jdbc.sql("truncate endpoint cascade").update();
    }

    Node node() {
        return new Node(jdbc, probe);
    }
}
