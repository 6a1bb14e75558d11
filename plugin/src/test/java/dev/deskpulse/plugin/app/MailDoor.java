package dev.deskpulse.plugin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A door in front of a mail server, at which not everybody gets through. */
final class MailDoor implements AutoCloseable {
    private final ServerSocket door;
    private final int behind;
    private final AtomicInteger visits = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private MailDoor(int behind) {
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.behind = behind;
        daemon(this::serve);
    }

    /** Who comes first is sent away; the next reach the server. */
    static MailDoor busyFirst(int server) {
        return new MailDoor(server);
    }

    /** Takes every call and says nothing. */
    static MailDoor silent() {
        return new MailDoor(0);
    }

    int port() {
        return door.getLocalPort();
    }

    int visits() {
        return visits.get();
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = door.accept();
                open.add(caller);
                boolean first = visits.getAndIncrement() == 0;
                if (behind == 0) {
                    continue;
                }
                if (first) {
                    caller.getOutputStream().write("421 too busy\r\n".getBytes(StandardCharsets.US_ASCII));
                    caller.close();
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                    open.add(server);
                    daemon(() -> copy(caller, server));
                    daemon(() -> copy(server, caller));
                }
            }
        } catch (IOException e) {
            // closed: nobody calls any more
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has hung up
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mail-door");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : new ArrayList<>(open)) {
            socket.close();
        }
    }
}
