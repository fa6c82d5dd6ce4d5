package no.kontaktregister.testkit.sertifikat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates, and has a real OCSP responder and a real revocation list. */
public final class Authority implements AutoCloseable {

  /** The real time, because the JDK judges an OCSP answer's age by the system's clock. */
  public static final Instant BETWEEN = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  public static final Instant FROM = BETWEEN.minus(365, ChronoUnit.DAYS);
  public static final Instant TO = BETWEEN.plus(365, ChronoUnit.DAYS);

  public static final String POLICY = CertificateIssuer.ENTERPRISE_POLICY;

  /** Subjects as Buypass and Commfides write them. */
  public static final class Subject {

    public static final String SEID_1 =
        "C=NO,O=POSTEN NORGE AS,CN=POSTEN NORGE AS,2.5.4.5=984661185";
    public static final String SEID_2 =
        "C=NO,O=POSTEN NORGE AS,2.5.4.97=NTRNO-984661185,CN=POSTEN NORGE AS";

    private Subject() {}
  }

  private static final Content USUAL = Content.ofAnEnterprise(FROM, TO);

  private final CertificateIssuer issuer;
  private final HttpServer server;
  private final AtomicInteger questions = new AtomicInteger();
  private final Set<BigInteger> revokedByResponder = ConcurrentHashMap.newKeySet();
  private final Set<BigInteger> revokedByList = ConcurrentHashMap.newKeySet();
  private final Semaphore answering = new Semaphore(1_000_000);

  /** A root authority. */
  public Authority(String name) throws Exception {
    this(name, null);
  }

  private Authority(String name, Authority above) throws Exception {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Optional<URI> revocation =
        Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    this.issuer =
        new CertificateIssuer(
            above == null
                ? CertificateIssuer.selfSigned(name, USUAL.asIssuer(), revocation)
                : above.issuer.issue(name, USUAL.asIssuer()),
            revocation);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/ocsp", exchange -> answer(exchange, this::ocspResponse));
    server.createContext("/crl", exchange -> answer(exchange, request -> crl()));
    server.start();
  }

  public X509Certificate certificate() {
    return issuer.certificate();
  }

  public byte[] issue(String subject) {
    return issue(subject, content -> content);
  }

  public byte[] issue(String subject, UnaryOperator<Content> change) {
    try {
      return issueWithKey(subject, change).certificate().getEncoded();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A certificate and its key. */
  public Issued issueWithKey(String subject, UnaryOperator<Content> change) {
    return issuer.issue(subject, change.apply(USUAL));
  }

  /** A self-signed certificate with the same content. */
  public Issued selfSigned(String subject) {
    return CertificateIssuer.selfSigned(
        subject,
        USUAL,
        Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
  }

  /** An intermediate authority with its own responder and list. */
  public Authority intermediate(String itsName) throws Exception {
    return new Authority(itsName, this);
  }

  public void revoke(byte[] der) throws Exception {
    BigInteger serial = new X509CertificateHolder(der).getSerialNumber();
    revokedByResponder.add(serial);
    revokedByList.add(serial);
  }

  /** Revokes a certificate at the responder only. The list does not have it yet. */
  public void revokeByResponder(X509Certificate revoked) {
    revokedByResponder.add(revoked.getSerialNumber());
  }

  /** Revokes a certificate on the list only. The responder calls it good. */
  public void revokeByList(X509Certificate revoked) {
    revokedByList.add(revoked.getSerialNumber());
  }

  /** The number of requests to the responder and the list. */
  public int questions() {
    return questions.get();
  }

  public void holdAnswers() {
    answering.drainPermits();
  }

  public void releaseAnswers() {
    answering.release(1_000);
  }

  @Override
  public void close() {
    releaseAnswers();
    server.stop(0);
  }

  private byte[] ocspResponse(byte[] request) throws Exception {
    BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(name()));
    for (Req question : new OCSPReq(request).getRequestList()) {
      answer.addResponse(
          question.getCertID(),
          revokedByResponder.contains(question.getCertID().getSerialNumber())
              ? new RevokedStatus(Date.from(FROM), 0)
              : CertificateStatus.GOOD,
          Date.from(BETWEEN.minusSeconds(60)),
          Date.from(BETWEEN.plusSeconds(3600)));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            answer.build(signer(), null, Date.from(BETWEEN.minusSeconds(60))))
        .getEncoded();
  }

  private byte[] crl() throws Exception {
    X509v2CRLBuilder list = new X509v2CRLBuilder(name(), Date.from(BETWEEN.minusSeconds(60)));
    list.setNextUpdate(Date.from(BETWEEN.plusSeconds(3600)));
    revokedByList.forEach(serial -> list.addCRLEntry(serial, Date.from(FROM), 0));
    return list.build(signer()).getEncoded();
  }

  private interface Responder {
    byte[] answer(byte[] request) throws Exception;
  }

  private void answer(HttpExchange exchange, Responder responder) throws IOException {
    questions.incrementAndGet();
    try (exchange) {
      answering.acquire();
      byte[] answer = responder.answer(question(exchange));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A short OCSP request is in the path, in base64. */
  private static byte[] question(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return exchange.getRequestMethod().equals("GET") && path.startsWith("/ocsp/")
        ? Base64.getDecoder().decode(path.substring("/ocsp/".length()))
        : exchange.getRequestBody().readAllBytes();
  }

  private ContentSigner signer() throws OperatorException {
    return new JcaContentSignerBuilder("SHA256withRSA").build(issuer.key());
  }

  private X500Name name() {
    return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
  }
}
