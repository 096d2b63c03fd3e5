package dev.stepwise.hostile;

import dev.stepwise.Application;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import dev.stepwise.ui.fixture.People;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.Import;

/**
 * A test on the whole application, its HTTP and a real PostgreSQL, whose model server is a {@link FaultyModel}. The tests with this
 * mark share all of it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stepwise.data=${test.data:target/test-data}/hostile")
@TypeExcludeFilters(NoFixtures.class)
@Import({TestDatabase.class, People.class, FaultyModelConfiguration.class})
public @interface HostileTest {}
