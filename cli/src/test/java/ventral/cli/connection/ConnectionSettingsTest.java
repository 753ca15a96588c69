package ventral.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {

    private static final GatewayAddress FALLBACK = GatewayAddress.parse("127.0.0.1:8470");
    private static final GatewayAddress LAB = GatewayAddress.parse("https://lab:8470");
    private static final GatewayAddress OTHER = GatewayAddress.parse("https://other:8470");
    private static final ClientTlsFiles CA = new ClientTlsFiles(Path.of("/lab-ca.pem"), null, null);
    private static final BearerToken STORED = new BearerToken("stored");
    private static final BearerToken GIVEN = new BearerToken("given");
    private static final StoredLogin LOGIN = new StoredLogin(LAB, CA, STORED);

    private static final ConnectionSettings NOTHING = new ConnectionSettings(null, ClientTlsFiles.NONE, null);

    @Test
    void without_any_setting_the_default_is_called_anonymously() {
        assertThat(NOTHING.connection(null, FALLBACK))
                .isEqualTo(new GatewayConnection(FALLBACK, ClientTlsFiles.NONE, null));
    }

    @Test
    void the_login_precedes_the_default() {
        assertThat(NOTHING.connection(LOGIN, FALLBACK)).isEqualTo(new GatewayConnection(LAB, CA, STORED));
    }

    @Test
    void settings_precede_the_login() {
        ClientTlsFiles files = new ClientTlsFiles(Path.of("/new-ca.pem"), Path.of("/me.pem"), Path.of("/me.key"));
        assertThat(new ConnectionSettings(LAB, files, GIVEN).connection(LOGIN, FALLBACK))
                .isEqualTo(new GatewayConnection(LAB, files, GIVEN));
        assertThat(new ConnectionSettings(null, ClientTlsFiles.NONE, GIVEN).connection(LOGIN, FALLBACK))
                .isEqualTo(new GatewayConnection(LAB, CA, GIVEN));
    }

    @Test
    void the_stored_token_goes_to_its_own_gateway_alone() {
        assertThat(new ConnectionSettings(LAB, ClientTlsFiles.NONE, null).connection(LOGIN, FALLBACK))
                .isEqualTo(new GatewayConnection(LAB, CA, STORED));
        assertThat(new ConnectionSettings(OTHER, ClientTlsFiles.NONE, null).connection(LOGIN, FALLBACK))
                .isEqualTo(new GatewayConnection(OTHER, ClientTlsFiles.NONE, null));
        GatewayAddress unencrypted = GatewayAddress.parse("lab:8470");
        assertThat(new ConnectionSettings(unencrypted, ClientTlsFiles.NONE, null).connection(LOGIN, FALLBACK))
                .isEqualTo(new GatewayConnection(unencrypted, ClientTlsFiles.NONE, null));
    }

    @Test
    void every_name_of_this_machine_is_the_gateway_of_a_login_with_the_same_port_and_scheme() {
        StoredLogin login = new StoredLogin(GatewayAddress.parse("https://localhost:8470"), CA, STORED);
        GatewayAddress number = GatewayAddress.parse("https://127.0.0.1:8470");
        assertThat(new ConnectionSettings(number, ClientTlsFiles.NONE, null).connection(login, FALLBACK))
                .isEqualTo(new GatewayConnection(number, CA, STORED));
        for (String other : new String[] {"127.0.0.1:8470", "https://127.0.0.1:8471"}) {
            assertThat(new ConnectionSettings(GatewayAddress.parse(other), ClientTlsFiles.NONE, null)
                            .connection(login, FALLBACK)
                            .token())
                    .as(other)
                    .isNull();
        }
    }

    @Test
    void a_given_token_is_not_sent_unencrypted() {
        ConnectionSettings settings =
                new ConnectionSettings(GatewayAddress.parse("http://lab:8470"), ClientTlsFiles.NONE, GIVEN);
        assertThatThrownBy(() -> settings.connection(null, FALLBACK)).hasMessageContaining("the token is not sent");
    }
}
