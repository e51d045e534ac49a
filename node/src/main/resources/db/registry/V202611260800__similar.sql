-- Cases of one brand, the latest first.
create index goods_line_brand on registry.goods_line (lower(brand), report_id desc) where brand is not null;
