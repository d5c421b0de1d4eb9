/// The style sheet of the page: one column, one accent a verdict, light and dark by the reader's own setting.
enum DriftStyle {
  static let sheet = """
    :root{--paper:#fbfaf7;--card:#fff;--ink:#1d1f24;--soft:#5d636f;--line:#e3e1da;--drift:#c2331f;--steady:#1f7a4d;--inconclusive:#8a6a12;
    --curve:#2f5bd0;--area:#2f5bd01a;--onset:#c2331f1f;--shade:#f1efe8}
    @media (prefers-color-scheme:dark){:root{--paper:#14161a;--card:#1c1f25;--ink:#eceae4;--soft:#a2a8b4;--line:#31353e;--drift:#ff7a63;
    --steady:#5fce97;--inconclusive:#e2bd58;--curve:#86a8ff;--area:#86a8ff22;--onset:#ff7a6330;--shade:#23272e}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;
    -webkit-text-size-adjust:100%}
    main{max-width:1040px;margin:0 auto;padding:40px 24px 64px}
    h1{font-size:clamp(34px,6vw,56px);line-height:1.05;letter-spacing:-.025em;margin:0 0 14px;font-weight:750}
    h2{font-size:19px;letter-spacing:-.01em;margin:0 0 14px}
    h3{font-size:17px;line-height:1.35;margin:0 0 4px;overflow-wrap:anywhere}
    section{margin:0 0 36px}
    code{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
    small{display:block;color:var(--soft);font-size:12.5px;overflow-wrap:anywhere}
    .hero{border-left:6px solid var(--v);padding-left:24px}.drift{--v:var(--drift)}.steady{--v:var(--steady)}.inconclusive{--v:var(--inconclusive)}
    .hero h1{color:var(--v)}
    .eyebrow{margin:0 0 8px;color:var(--soft);font-size:14px;overflow-wrap:anywhere}
    .lead{font-size:18px;max-width:68ch;margin:0 0 20px;overflow-wrap:anywhere}
    .facts{display:flex;flex-wrap:wrap;gap:8px 40px;margin:0}
    .facts dd{margin:0;font-size:26px;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.2}.facts dt{color:var(--soft);font-size:14px}
    .panel,.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:22px 24px}
    .chart{display:grid;grid-template-columns:38px 1fr;grid-template-rows:220px auto}
    .plot{position:relative;border-left:1px solid var(--line);border-bottom:1px solid var(--line)}
    .plot svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
    .yaxis{position:relative;font-size:12px;color:var(--soft)}.yaxis span{position:absolute;right:8px;transform:translateY(-50%)}
    .yaxis sup{font-size:9px}
    .xaxis{grid-column:2;display:flex;justify-content:space-between;font-size:12px;color:var(--soft);padding-top:6px;font-variant-numeric:tabular-nums}
    .curve{fill:none;stroke:var(--curve);stroke-width:2;vector-effect:non-scaling-stroke;stroke-linejoin:round}.area{fill:var(--area)}
    .limit{stroke:var(--drift);stroke-width:1.5;stroke-dasharray:6 5;vector-effect:non-scaling-stroke}.onset{fill:var(--onset)}
    .limitlabel{position:absolute;left:8px;transform:translateY(-115%);font-size:12px;color:var(--drift);font-weight:600}
    .mark{position:absolute;bottom:6px;font-size:12px;font-weight:600;color:var(--drift);white-space:nowrap;padding:0 6px;background:var(--card);
    border-radius:4px}
    .mark.left{transform:translateX(calc(-100% - 6px))}.mark.right{transform:translateX(6px)}
    .cards{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr))}
    .card{border-top:4px solid var(--drift)}
    .source{margin:0 0 16px;color:var(--soft);font-size:13px}
    .figures{display:flex;flex-wrap:wrap;gap:10px 30px;margin:0 0 16px}.figures strong{display:block;font-size:21px;line-height:1.2;
    font-variant-numeric:tabular-nums}.figures span{color:var(--soft);font-size:13px}
    .bars{width:100%;height:56px;display:block;margin:0 0 16px}.bars rect{fill:var(--steady);opacity:.75}.bars rect.low{fill:var(--drift);opacity:1}
    .bars line{stroke:var(--ink);stroke-width:1;stroke-dasharray:4 4;vector-effect:non-scaling-stroke;opacity:.6}
    .spark{width:160px;height:28px;display:block}
    .evidence{list-style:none;margin:0;padding:0;font-size:14px}.evidence li{padding:8px 0;border-top:1px solid var(--line)}
    .evidence span{color:var(--soft);font-size:12.5px;display:block}
    .evidence q{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere;quotes:none}
    table{border-collapse:collapse;width:100%;font-size:14.5px}
    th{text-align:left;color:var(--soft);font-weight:550;font-size:13px;padding:0 12px 8px 0}
    td{border-top:1px solid var(--line);padding:12px 12px 12px 0;vertical-align:top}
    .num{font-variant-numeric:tabular-nums;white-space:nowrap}.what{width:38%}.wide{width:30%}
    .track{position:relative;height:10px;border-radius:5px;background:var(--shade);margin:6px 0}
    .track i{position:absolute;top:0;bottom:0;border-radius:5px;background:var(--curve);opacity:.35}
    .track u{position:absolute;top:-2px;width:3px;height:14px;margin-left:-1px;background:var(--curve);border-radius:2px}
    .track b{position:absolute;top:-4px;width:2px;height:18px;margin-left:-1px;background:var(--ink);opacity:.7}
    .badge{display:inline-block;color:var(--v);border:1px solid var(--v);border-radius:999px;padding:1px 10px;font-size:12.5px;font-weight:600}
    details summary{cursor:pointer;list-style-position:outside}summary h2{display:inline}
    details[open] summary{margin-bottom:14px}
    .notes{color:var(--soft);padding-left:20px;margin:0 0 36px}.scroll{overflow-x:auto}
    footer{color:var(--soft);font-size:14.5px;border-top:1px solid var(--line);padding-top:24px}footer p{max-width:76ch;margin:0}
    @media (max-width:640px){main{padding:24px 16px 40px}.hero{padding-left:16px}.panel,.card{padding:18px 16px}.lead{font-size:16.5px}
    .facts{gap:8px 26px}.chart{grid-template-rows:180px auto}
    .rules thead{display:none}.rules tr{display:grid;grid-template-columns:1fr auto;gap:2px 12px;border-top:1px solid var(--line);padding:14px 0}
    .rules td{border:0;padding:0}.rules .what,.rules .wide{width:auto;grid-column:1/-1}.rules td[data-label]::before{content:attr(data-label) " ";
    color:var(--soft);font-size:12.5px}.rules td[data-label] small{display:inline;margin-left:4px}}
    @media print{body{background:#fff}.panel,.card{break-inside:avoid}}
    """
}
