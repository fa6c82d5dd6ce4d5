package no.kontaktregister.adapters.soap.wssecurity;

import javax.xml.namespace.QName;

/** The elements of a request that is signed. */
final class Names {

  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  static final String MESSAGES = "http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02";

  static final QName ENVELOPE = new QName(SOAP, "Envelope");
  static final QName HEADER = new QName(SOAP, "Header");
  static final QName BODY = new QName(SOAP, "Body");
  static final QName OPPSLAGSTJENESTEN = new QName(MESSAGES, "Oppslagstjenesten");

  static final QName SECURITY = new QName(WSSE, "Security");
  static final QName TOKEN = new QName(WSSE, "BinarySecurityToken");
  static final QName TOKEN_REFERENCE = new QName(WSSE, "SecurityTokenReference");
  static final QName DIRECT_REFERENCE = new QName(WSSE, "Reference");
  static final QName KEY_IDENTIFIER = new QName(WSSE, "KeyIdentifier");

  static final QName TIMESTAMP = new QName(WSU, "Timestamp");
  static final QName CREATED = new QName(WSU, "Created");
  static final QName EXPIRES = new QName(WSU, "Expires");

  static final QName SIGNATURE = new QName(DS, "Signature");
  static final QName SIGNED_INFO = new QName(DS, "SignedInfo");
  static final QName SIGNATURE_VALUE = new QName(DS, "SignatureValue");
  static final QName KEY_INFO = new QName(DS, "KeyInfo");
  static final QName CANONICALIZATION_METHOD = new QName(DS, "CanonicalizationMethod");
  static final QName SIGNATURE_METHOD = new QName(DS, "SignatureMethod");
  static final QName REFERENCE = new QName(DS, "Reference");
  static final QName TRANSFORMS = new QName(DS, "Transforms");
  static final QName TRANSFORM = new QName(DS, "Transform");
  static final QName DIGEST_METHOD = new QName(DS, "DigestMethod");
  static final QName DIGEST_VALUE = new QName(DS, "DigestValue");
  static final QName INCLUSIVE_NAMESPACES = new QName(EXCLUSIVE, "InclusiveNamespaces");

  private Names() {}
}
