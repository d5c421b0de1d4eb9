extension Lexicon {
  /// Acronyms that need no explanation in technical writing, and words that are shouted rather than abbreviated.
  public static let commonAcronyms = Lexicon(
    """
    ack aes always and ansi api apis arm ascii aws bar basic bios bsd caution cdn cds cisa cjk cli cmd cpu crud css csv
    ctrl danger del delete dhcp dll dns doc docx dom dvd eof esc exe false fao faq fifo file foo ftp gcp gdpr get gif
    git gmt gnu gpl gps gpt gpu grpc gui guid hdd hdmi head hex html http https ibm icu ide ids ieee ietf imap important
    info iot iso jpeg jpg json jvm jwt key kvm lan ldap led lifo linux llm llms lts mac macos md5 mdx mime mit mpeg mqtt
    msi must nack name nan nas nasa never nfc nfs nix not note npm ntp nul null oauth odt oidc only or orm osi oss patch
    path pcre pdf pdfs pem php pid png pop posix post ppt pptx ptr put qa qr ram raw readme regex rest rfc rfcs rgb rgba
    rom rpc rpm rsa rss saas saml sata sdk sdks sha shall should smb sms smtp soap sql ssd ssh ssl sso stderr stdin
    stdout svg tar tbd tcp tdd tip tls todo toml true tty txt udp uefi uid uml unix uri uris url urls usa usb usd utc
    utf uuid value vat vim vlan vm vms vpn warn warning wasm wav webp wifi wip wlan www xhtml xls xlsx xml xss xxx yaml
    yes zip
    """)
}
