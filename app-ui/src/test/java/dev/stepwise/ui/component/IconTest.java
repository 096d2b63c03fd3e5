package dev.stepwise.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IconTest {

    @ParameterizedTest
    @EnumSource
    void every_icon_stands_in_the_sprite(Icon icon) throws IOException {
        try (var sprite = Icon.class.getResourceAsStream("/META-INF/resources/assets/icons.svg")) {
            assertThat(new String(sprite.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<symbol id=\"" + icon.symbol() + "\"");
        }
    }
}
