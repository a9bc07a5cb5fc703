"""Documents as news agencies send them, in the shapes of IPTC's published examples; texts and names are invented."""

from __future__ import annotations

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xml:lang="id">
 <head><title>Judul arsip</title>
  <docdata><date.issue norm="20250203T100000Z"/><doc.copyright holder="Warta"/></docdata>
  <pubdata name="Warta Tirta" position.section="Ekonomi"/></head>
 <body>
  <body.head>
   <hedline><hl1>Pasar Tirtasari
     Dibuka Kembali</hl1><hl2>Tiga bulan ditutup</hl2></hedline>
   <byline>Oleh <person>Sari Utami</person>, <byttl>Redaktur Ekonomi</byttl></byline>
   <dateline><location>Tirtasari</location>, <story.date>3 Februari</story.date></dateline>
  </body.head>
  <body.content>
   <media><media-caption><p>Foto pasar</p></media-caption></media>
   <block><p>Wali Kota <person>Ratna Dewi</person> membuka kembali <em>pasar</em> itu &amp; menyapa
     pedagang.</p><p>&#8220;Semua kios terisi,&#8221; katanya.</p></block>
   <ul><li>Harga cabai</li><li><p>turun</p></li></ul>
  </body.content>
 </body>
</nitf>
"""
META = """<itemMeta><itemClass qcode="ninat:text"/><provider><name>Warta Tirta</name></provider>
<versionCreated>2025-02-03T11:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2025-02-03T10:00:00Z</contentCreated><creator><name>Sari Utami</name></creator><language tag="id"/>
<subject><name>ekonomi</name></subject><subject literal="pasar"/><headline>Pasar Dibuka</headline></contentMeta>"""
HEAD = f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:warta.example:1">{META}<contentSet>'
TAIL = "</contentSet></newsItem>"
NEWS_ITEM = f"""{HEAD}<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Pasar Dibuka</hl1></hedline></body.head>
<body.content><p>Wali Kota membuka pasar.</p><p>Pedagang senang.</p></body.content></body></nitf></inlineXML>{TAIL}"""
XHTML = f"""{HEAD}<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>Wali Kota <b>membuka</b> pasar.</p><p>Pedagang senang.</p></body></html></inlineXML>{TAIL}"""
INLINE_DATA = (
    f"""{HEAD}<inlineData contenttype="text/html"><![CDATA[<p>Wali Kota membuka pasar.</p><p>Pedagang senang.</p>]]></inlineData>{TAIL}"""
)
MESSAGE = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{HEAD}{TAIL}{NEWS_ITEM}{XHTML}</itemSet></newsMessage>"""
WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Warta Tirta</title><language>id-ID</language><image><title>Logo</title></image>
<item><title>Pasar &amp; Jalan</title><link>https://warta.example/?p=1</link><dc:creator><![CDATA[sari]]></dc:creator>
<guid isPermaLink="false">https://warta.example/?p=1</guid><description></description>
<content:encoded><![CDATA[[caption id="1"]Foto[/caption]
Wali Kota membuka pasar.

Pedagang <b>senang</b>.]]></content:encoded><excerpt:encoded><![CDATA[ringkas]]></excerpt:encoded>
<wp:post_id>1</wp:post_id><wp:post_date>2025-02-03 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="ekonomi"><![CDATA[Ekonomi]]></category><category domain="post_tag"><![CDATA[pasar]]></category></item>
<item><title>Tentang kami</title><content:encoded>x</content:encoded><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
<item><title>Draf</title><content:encoded>x</content:encoded><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Dua</title><content:encoded><![CDATA[<!-- wp:paragraph --><p>Isi kedua.</p><!-- /wp:paragraph -->]]></content:encoded>
<wp:post_id>4</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>
"""
RSS = """<rss version="2.0"><channel><title>Warta</title><item><title>Satu</title><link>https://warta.example/1</link>
<description>&lt;p&gt;Isi satu.&lt;/p&gt;</description><pubDate>Mon, 03 Feb 2025 10:00:00 +0700</pubDate><author>sari@warta.example</author>
<category>Ekonomi</category></item><item><guid>x</guid></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Warta</title></channel><item><title>Satu</title><link>https://warta.example/1</link><description>Isi.</description>
<dc:date>2025-02-03</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta</title><entry><title>Satu</title><id>urn:1</id>
<link rel="self" href="https://warta.example/feed"/><link href="https://warta.example/1"/><author><name>Sari Utami</name></author>
<published>2025-02-03T10:00:00Z</published><category term="Ekonomi"/><summary>ringkas</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Isi <b>satu</b>.</p></div></content></entry>
<entry><title>Dua</title><id>urn:2</id><content type="html">&lt;p&gt;Isi dua.&lt;/p&gt;</content></entry></feed>"""
