package dev.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.fixture.StoredServicesTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoredServicesTest
class SettingColumnsTest {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"run", "preset"})
    void each_setting_has_a_column_of_its_name(String table) {
        assertThat(jdbc.sql("select column_name from information_schema.columns where table_name = ?")
                        .param(table)
                        .query(String.class)
                        .list())
                .containsAll(Setting.all().stream().map(Setting::wireName).toList());
    }
}
