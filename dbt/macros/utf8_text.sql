{#-
    Text whose UTF-8 bytes were taken for Mac OS Roman when its publisher made the file, read as UTF-8: 'Fundaci√≥n' is
    'Fundación'. The 128 characters stand for the bytes 80 to FF in that order. Text that is not broken in this way, or
    not as a whole, stays as it is: then the bytes are no UTF-8.
-#}
{% macro utf8_text(text) -%}
    {%- set mac_roman = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ" -%}
    case
        when regexp_matches({{ text }}, '[√¬‚ƒ≈Œœ„]') then coalesce(
            try(decode(unhex(array_to_string(
                list_transform(
                    string_split({{ text }}, ''),
                    lambda c: printf('%02x', case
                        when ascii(c) < 128 then ascii(c)
                        when strpos('{{ mac_roman }}', c) > 0 then 127 + strpos('{{ mac_roman }}', c)
                        else 255
                    end)
                ),
                ''
            )))),
            {{ text }}
        )
        else {{ text }}
    end
{%- endmacro %}
