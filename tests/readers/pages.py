"""A page as a newsroom's system makes it: invented names, everything around the article that pages have."""

from __future__ import annotations

HEADLINE = "Pasar Tirtasari Dibuka Kembali Setelah Direnovasi"
PARAGRAPHS = (
    "TIRTASARI - Wali Kota Tirtasari Ratna Dewi membuka kembali <a href='/p?a=1&amp;b=2'>Pasar Tirtasari</a>, Senin (3/2/2025), setelah "
    "ditutup selama tiga bulan.",
    "&ldquo;Semua kios sudah terisi,&rdquo; kata Ratna di depan <em>para</em> pedagang.",
    "Pembukaan pasar ini menandai babak baru ekonomi kota, demikian keterangan tertulis Dinas Perdagangan yang diterima redaksi.",
    "Kepala Dinas Perdagangan Bagus Wirawan mengatakan renovasi menelan biaya Rp 12 miliar dari anggaran daerah tahun lalu.",
    "Pedagang menempati kios mereka sejak pukul enam pagi dan mulai melayani pembeli yang datang dari kecamatan sekitar.",
)


def page(*paragraphs: str, head: str = "", headline: str = HEADLINE) -> str:
    """The page with these paragraphs, or its own."""
    body = "\n".join(f"      <p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="id">
<head><meta charset="utf-8"><title>{headline} - Warta Tirta</title>{head}
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}", "author": {{"name": "Sari Utami"}},
"articleSection": "Ekonomi", "datePublished": "2025-02-03", "publisher": {{"name": "Warta Tirta"}}}}</script></head>
<body>
  <nav><ul><li><a href="/">Beranda</a></li><li><a href="/ekonomi">Ekonomi</a></li><li><a href="/olahraga">Olahraga</a></li></ul></nav>
  <main><article>
    <h1 class="judul">{headline}</h1>
    <div class="share"><button>Bagikan</button></div>
    <div class="isi">
{body}
    </div>
  </article></main>
  <aside><h3>Terpopuler</h3><ul><li><a href="/x">Harga cabai naik</a></li><li><a href="/y">Jalan rusak</a></li></ul></aside>
  <footer><p>Hak cipta Warta Tirta</p></footer>
</body></html>
"""
