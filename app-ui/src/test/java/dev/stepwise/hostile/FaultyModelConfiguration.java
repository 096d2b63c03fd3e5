package dev.stepwise.hostile;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The application's only model server is one that tests tell what to do, and pauses take no time. */
@TestConfiguration(proxyBeanMethods = false)
class FaultyModelConfiguration {

    @Bean
    static FaultyModel faultyModel() {
        return new FaultyModel();
    }

    @Bean
    static DynamicPropertyRegistrar address(FaultyModel model) {
        return registry -> registry.add("stepwise.model.url", model::url);
    }

    @Bean
    @Primary
    TestTime testTime() {
        return new TestTime();
    }

    @Bean
    Sessions sessions() {
        return new Sessions();
    }
}
