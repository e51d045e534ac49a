package org.tidewaiter.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class NodeSettingsTest {

    private static final String KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private final ApplicationContextRunner named = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class)
            .withPropertyValues(
                    "tidewaiter.node.name=EE", "tidewaiter.node.title.en=Customs", "tidewaiter.node.title.fr=Douanes");

    private final ApplicationContextRunner node =
            named.withPropertyValues("tidewaiter.node.part=NATIONAL", "tidewaiter.node.originator=EE-CUSTOMS");

    private final ApplicationContextRunner gateway = named.withPropertyValues(
            "tidewaiter.node.part=GATEWAY",
            "tidewaiter.members[0].originator=PL-CUSTOMS",
            "tidewaiter.members[0].title.en=Poland",
            "tidewaiter.members[0].title.fr=Pologne",
            "tidewaiter.members[0].mandate=Act of 3 May 2026");

    @EnableConfigurationProperties(NodeSettings.class)
    static class Bound {}

    @Test
    void keepsTheDefaultsThatTheDocumentationNames() {
        node.run(context -> {
            NodeSettings settings = context.getBean(NodeSettings.class);
            assertThat(settings.data()).isEqualTo(Path.of("tidewaiter-data").toAbsolutePath());
            assertThat(settings.programs()).isEqualTo(settings.data().resolve("programs"));
            assertThat(settings.database()).isNull();
            assertThat(settings.exchange().port()).isEqualTo(9443);
            assertThat(settings.partners()).isEmpty();
            assertThat(settings.members()).isEmpty();
            assertThat(settings.demonstration()).isFalse();
        });
    }

    @Test
    void readsEveryKey() {
        node.withPropertyValues(
                        "tidewaiter.data=/srv/tidewaiter",
                        "tidewaiter.programs=/opt/tidewaiter",
                        "tidewaiter.database.url=jdbc:postgresql://db:5432/ee",
                        "tidewaiter.database.user=ee",
                        "tidewaiter.database.password=secret",
                        "tidewaiter.exchange.port=9001",
                        "tidewaiter.partners[0].name=WCO",
                        "tidewaiter.partners[0].title.en=Hub",
                        "tidewaiter.partners[0].title.fr=Pôle",
                        "tidewaiter.partners[0].url=https://hub.example.org:9443",
                        "tidewaiter.partners[0].key=" + KEY,
                        "tidewaiter.partners[0].originators[0]=FI-CUSTOMS",
                        "tidewaiter.demonstration=true")
                .run(context -> {
                    NodeSettings settings = context.getBean(NodeSettings.class);
                    assertThat(settings.data()).isEqualTo(Path.of("/srv/tidewaiter"));
                    assertThat(settings.programs()).isEqualTo(Path.of("/opt/tidewaiter"));
                    assertThat(settings.database())
                            .isEqualTo(new NodeSettings.Database("jdbc:postgresql://db:5432/ee", "ee", "secret"));
                    assertThat(settings.exchange().port()).isEqualTo(9001);
                    assertThat(settings.demonstration()).isTrue();
                    PartnerSettings hub = settings.partners().getFirst();
                    assertThat(hub.title().in(Locale.CANADA_FRENCH)).isEqualTo("Pôle");
                    assertThat(hub.url()).hasHost("hub.example.org").hasPort(9443);
                    assertThat(hub.key()).isEqualTo(KEY);
                    assertThat(hub.originators()).containsExactly("FI-CUSTOMS");
                });
    }

    @Test
    void reportsInTheNameOfAMemberOnAGatewayAndOfTheNodeElsewhere() {
        gateway.run(context -> {
            NodeSettings settings = context.getBean(NodeSettings.class);
            assertThat(settings.reporting(Optional.of("PL-CUSTOMS"))).hasValue("PL-CUSTOMS");
            assertThat(settings.reporting(Optional.of("LT-CUSTOMS"))).isEmpty();
            assertThat(settings.reporting(Optional.empty())).isEmpty();
            assertThat(settings.members()).singleElement().satisfies(member -> {
                assertThat(member.country()).isEqualTo("PL");
                assertThat(member.mandate()).isEqualTo("Act of 3 May 2026");
            });
        });
        node.run(context -> assertThat(context.getBean(NodeSettings.class).reporting(Optional.empty()))
                .isPresent());
    }

    @Test
    void refusesAGatewayWithoutMembers() {
        named.withPropertyValues("tidewaiter.node.part=GATEWAY")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void refusesMembersOfANationalNode() {
        gateway.withPropertyValues("tidewaiter.node.part=NATIONAL", "tidewaiter.node.originator=EE-CUSTOMS")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void refusesAMemberThatStandsTwice() {
        gateway.withPropertyValues(
                        "tidewaiter.members[1].originator=PL-CUSTOMS",
                        "tidewaiter.members[1].title.en=Poland",
                        "tidewaiter.members[1].title.fr=Pologne",
                        "tidewaiter.members[1].mandate=Act of 4 May 2026")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(new NodeSettings.Database("jdbc:postgresql://db/ee", "ee", "secret"))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void refusesANationalNodeWithoutAnOriginator() {
        node.withPropertyValues("tidewaiter.node.originator=")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void refusesAHubWithAnOriginator() {
        node.withPropertyValues("tidewaiter.node.part=HUB")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void refusesAPartnerKeyOfAnotherLength() {
        node.withPropertyValues(
                        "tidewaiter.partners[0].name=WCO",
                        "tidewaiter.partners[0].title.en=Hub",
                        "tidewaiter.partners[0].title.fr=Pôle",
                        "tidewaiter.partners[0].url=https://hub.example.org:9443",
                        "tidewaiter.partners[0].key=" + KEY.substring(1))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void refusesANameThatIsNotShortAndPlain() {
        node.withPropertyValues("tidewaiter.node.name=ee customs")
                .run(context -> assertThat(context).hasFailed());
    }
}
