//! Built-in forms load; each kind of fault stands at its line and column with advice.

use std::sync::Arc;

use super::*;

fn faults(text: &str) -> Vec<String> {
    let text: Arc<str> = text.into();
    load(UnitKind::School, "mau/truong.toml", &text).expect_err("faulty").iter().map(ToString::to_string).collect()
}

/// The built-in school form with one change.
fn changed(from: &str, to: &str) -> Vec<String> {
    let text = BUILT_IN[0].2;
    assert!(text.contains(from), "{from}");
    faults(&text.replacen(from, to, 1))
}

#[test]
fn built_in_forms_hold_the_items_of_the_field() {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    for (kind, codes) in [
        (
            UnitKind::School,
            "co_chi_hoi so_phan_hoi cbgv hv_cbgv hoc_sinh cha_me hv_cha_me hv_moi gdht_dang_ky gdht_dat cdht_dang_ky cdht_dat dvht_diem dvht_xep_loai dvht_ngay_kiem_tra quy_dau_nam quy_thu quy_chi quy_cuoi_nam hoc_bong_suat hoc_bong_tien khen_hs_luot khen_hs_tien khen_gv_luot khen_gv_tien chi_khac hs_kho_khan hs_duoc_giup hs_bo_hoc tieu_chuan_thi_dua hoc_tap_suot_doi tuyen_truyen_20_11_buoi tuyen_truyen_20_11_luot",
        ),
        (
            UnitKind::Commune,
            "dan_so so_ho chi_hoi ban_khuyen_hoc hoi_vien hv_moi gdht_dang_ky gdht_dat dong_ho dhht_dat ap_khu_pho cong_dong_dat don_vi dvht_dat cdht_dang_ky cdht_dat cdht_xa_muc_do cdht_xa_ngay_kiem_tra tthtcd_kien_toan tthtcd_lop tthtcd_luot quy_dau_nam quy_thu quy_chi quy_cuoi_nam hoc_bong_suat hoc_bong_tien khen_hs_luot khen_hs_tien khen_gv_luot khen_gv_tien chi_khac",
        ),
        (UnitKind::Agency, "cbcc hv_cbcc dvht_diem dvht_xep_loai cdht_dang_ky cdht_dat"),
    ] {
        for code in codes.split(' ') {
            assert!(forms.get(kind).item_position(code).is_some(), "{}: {code}", kind.code());
        }
    }
}

#[test]
fn only_dates_of_inspection_and_propaganda_may_stay_blank() {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    for item in forms.all().flat_map(Form::items).filter(|item| !item.rule.required) {
        assert!(item.code.starts_with("tuyen_truyen_") || item.code.ends_with("ngay_kiem_tra"), "{}", item.code);
    }
}

#[test]
fn nomination_sheets_belong_to_schools_and_communes() {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let codes = |kind| forms.get(kind).lists.iter().map(|list| list.code.as_str()).collect::<Vec<_>>();
    assert_eq!(codes(UnitKind::School), ["HSG", "GVBD", "HOCBONG", "TAPTHE"]);
    assert_eq!(codes(UnitKind::Commune), ["TAPTHE"]);
    assert!(codes(UnitKind::Agency).is_empty());
    let pupils = &forms.get(UnitKind::School).lists[0];
    let needed: Vec<_> = pupils.columns.iter().filter(|column| column.rule.required).map(|column| column.code.as_str()).collect();
    assert_eq!(needed, ["ho_ten", "ngay_sinh", "lop", "cap", "giai"]);
}

#[test]
fn scores_are_kept_in_hundredths_and_do_not_add_up() {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let score = forms.get(UnitKind::Agency).items().find(|item| item.code == "dvht_diem").expect("there");
    assert_eq!((score.rule.min, score.rule.max, score.summed), (Some(0), Some(10_000), false));
}

#[test]
fn faults_name_line_column_and_the_nearest_word() {
    for (from, to, shown) in [
        ("kieu = \"co-khong\"", "kieu = \"co-khog\"", "không có kiểu “co-khog”. Có phải là “co-khong”?"),
        ("don_vi_tinh = \"người\"", "don_vi_tnh = \"người\"", "không có khóa “don_vi_tnh” ở đây. Có phải là “don_vi_tinh”?"),
        ("ma = \"hoc_sinh\"", "ma = \"cbgv\"", "mã “cbgv” đã dùng ở trên."),
        ("ma = \"hoc_sinh\"", "ma = \"hs1\"", "không dùng được mã “hs1”: mã này trùng với cách Excel gọi một ô"),
        ("toan_bo = [\"cbgv\"]", "toan_bo = [\"cbvg\"]", "không có chỉ tiêu “cbvg”. Có phải là “cbgv”?"),
        ("toan_bo = [\"cbgv\"]", "toan_bo = [\"quy_thu\"]", "khác kiểu với chỉ tiêu đứng cùng nó"),
        (
            "cong = [\"quy_dau_nam\", \"quy_thu\"]",
            "cong = [\"quy_dau_nam\", \"co_chi_hoi\"]",
            "chỉ tiêu “co_chi_hoi” không phải là số.",
        ),
        ("tu_so = [\"hoc_bong_tien\"]", "tu_so = []", "danh sách chỉ tiêu để trống"),
        ("ma = \"HSG\"", "ma = \"HGS\"", "không có danh sách “HGS”. Có phải là “HSG”?"),
        ("ma = \"giai\"", "ma = \"gia\"", "danh sách HSG thiếu cột “giai”."),
        ("nhan = \"Học sinh\"", "nhan = \"Cán bộ, giáo viên, nhân viên\"", "nhãn “Cán bộ, giáo viên, nhân viên” đã dùng ở trên."),
        ("tu_ngay = \"01/01\"", "tu_ngay = \"31/02\"", "“31/02” không phải là giới hạn ngày."),
        ("den_ngay = \"31/01/+1\"", "den_ngay = \"31/01/-1\"", "den_ngay đứng trước tu_ngay."),
        ("lon_nhat = 10000", "lon_nhat = -1", "lon_nhat nhỏ hơn nho_nhat."),
        ("ten = \"Số liệu\"", "ten = \"HSG\"", "tên trang “HSG” đã có."),
        ("ten = \"Số liệu\"", "ten = \"a/b\"", "tên trang không dùng được trong Excel."),
        ("[\"Trung bình\", \"TB\"]", "[\"Trung bình\", \"Tốt\"]", "từ “Tốt” có hai lần trong danh sách chon."),
        ("so_dong = 400", "so_dong = 0", "số 0 nằm ngoài 1 đến 5000."),
        ("phien_ban = \"1\"", "phien_ban = 1", "Ở đây cần một chuỗi chữ đặt trong ngoặc kép"),
        ("kieu = \"ho-ten\"", "kieu = \"chu\"", "cột “ho_ten” phải có kiểu “ho-ten”, không phải “chu”."),
    ] {
        let found = changed(from, to);
        assert!(found.iter().any(|fault| fault.contains(shown)), "{shown}\n{found:#?}");
        assert!(found[0].starts_with("mau/truong.toml, dòng "), "{found:#?}");
    }
}

#[test]
fn several_faults_come_together_in_file_order() {
    let text = "tieu_de = \"x\"\nphien_ban = \"\"\n[[trang]]\nten = \"Số liệu\"\n[[trang.phan]]\ntieu_de = \"I\"\n\
                [[trang.phan.chi_tieu]]\nma = \"Quỹ\"\nnhan = \"Quỹ\"\nkieu = \"tin\"\n[[thanh_phan]]\nphan = \"a_b\"\ntoan_bo = [\"a_b\"]\n";
    let found = faults(text);
    let places: Vec<_> = found.iter().filter_map(|fault| fault.split(": ").next()).collect();
    assert_eq!(
        places,
        ["dòng 2, cột 13", "dòng 8, cột 6", "dòng 10, cột 8", "dòng 12, cột 8", "dòng 13, cột 12"]
            .map(|place| format!("mau/truong.toml, {place}")),
        "{found:#?}"
    );
}
