package ventral.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import ventral.launcher.component.Endpoint;

/** The minimal service that the launcher accepts: it reports that it is ready, and ends on a signal. */
public final class MinimalService {

    private MinimalService() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_MANAGEMENT_PORT"));
        System.out.println("serving on " + port);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/die", exchange -> {
            System.out.println("out of luck");
            Runtime.getRuntime().halt(17);
        });
        server.start();
    }

    /** Packages this class as every service of a project in {@code home}. */
    static void packageAll(Path home) throws IOException {
        for (Endpoint service :
                new Endpoint[] {Endpoint.GATEWAY, Endpoint.RENDERER, Endpoint.TRAINER, Endpoint.SCORER}) {
            Path folder = Files.createDirectories(home.resolve(service.label()).resolve("target/quarkus-app"));
            packageInto(Files.createDirectories(folder.resolve("app")).resolve("minimal.jar"));
            describe(Files.createDirectories(folder.resolve("quarkus")).resolve("quarkus-application.dat"));
        }
    }

    /** Writes the part of Quarkus' description that the launcher reads. */
    private static void describe(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(0);
            out.writeInt(0);
            out.writeUTF(MinimalService.class.getName());
        }
    }

    private static void packageInto(Path jar) throws IOException {
        String resource = MinimalService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                var bytes = MinimalService.class.getClassLoader().getResourceAsStream(resource)) {
            out.putNextEntry(new JarEntry(resource));
            bytes.transferTo(out);
        }
    }
}
