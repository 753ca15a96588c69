package ventral.gateway.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Issues certificates with the JDK's keytool, as PEM files in a folder. */
public final class TestAuthority {

    private static final String PASSWORD = "password";
    private static final String CA = "ca";

    private final Path folder;

    /** Creates an authority, whose certificate is {@link #certificate()}. */
    public TestAuthority(Path folder) {
        this.folder = folder;
        generate(CA, "CN=authority", "-ext", "bc:critical=ca:true");
        write(certificate(), "CERTIFICATE", encoded(CA));
    }

    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    public Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** Issues a certificate for this machine, or replaces it with a new one of a new key. */
    public void issueServer(String name) {
        issue(name, "CN=" + name, "-ext", "san=dns:localhost,ip:127.0.0.1");
    }

    /** Issues a client certificate whose common name is the name. */
    public void issueClient(String name) {
        issue(name, "CN=%s,O=lab".formatted(name));
    }

    private void issue(String name, String subject, String... extensions) {
        List<String> options = new ArrayList<>(List.of("-signer", CA));
        options.addAll(List.of(extensions));
        if (contains(name)) {
            keytool("-delete", "-alias", name);
        }
        generate(name, subject, options.toArray(String[]::new));
        try {
            write(
                    key(name),
                    "PRIVATE KEY",
                    store().getKey(name, PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        write(certificate(name), "CERTIFICATE", encoded(name));
    }

    private void generate(String alias, String subject, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-dname", subject, "-keyalg", "RSA", "-keysize", "2048"));
        arguments.addAll(List.of(options));
        keytool(arguments.toArray(String[]::new));
    }

    private boolean contains(String alias) {
        try {
            return store().containsAlias(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] encoded(String alias) {
        try {
            Certificate certificate = store().getCertificate(alias);
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", folder.resolve("store.p12").toString(), "-storepass", PASSWORD));
        File log = folder.resolve("keytool.log").toFile();
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(log.toPath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String type, byte[] encoded) {
        String text = "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(encoded), type);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
