-- The policy table's rows, the privileges, and the row guards, as rendered when this was written.
INSERT INTO policy.granted (role, verb, category, basis, rule) VALUES
    ('counsellor', 'read', 0, 'duty', 'TD-01'),
    ('counsellor', 'read', 7, 'duty', 'TD-01'),
    ('counsellor', 'read', 23, 'duty', 'TD-01'),
    ('counsellor', 'read', 8, 'duty', 'TD-01'),
    ('counsellor', 'read', 9, 'duty', 'TD-01'),
    ('counsellor', 'read', 1, 'duty', 'TD-01'),
    ('counsellor', 'read', 2, 'duty', 'TD-01'),
    ('counsellor', 'read', 4, 'duty', 'TD-01'),
    ('counsellor', 'read', 5, 'duty', 'TD-01'),
    ('counsellor', 'read', 11, 'duty', 'TD-01'),
    ('counsellor', 'read', 12, 'duty', 'TD-01'),
    ('counsellor', 'read', 13, 'duty', 'TD-01'),
    ('counsellor', 'read', 14, 'duty', 'TD-01'),
    ('counsellor', 'read', 15, 'duty', 'TD-01'),
    ('counsellor', 'read', 16, 'duty', 'TD-01'),
    ('counsellor', 'read', 17, 'duty', 'TD-01'),
    ('counsellor', 'read', 18, 'duty', 'TD-01'),
    ('counsellor', 'read', 19, 'duty', 'TD-01'),
    ('counsellor', 'read', 20, 'duty', 'TD-01'),
    ('counsellor', 'read', 21, 'duty', 'TD-01'),
    ('counsellor', 'read', 22, 'duty', 'TD-01'),
    ('counsellor', 'write', 0, 'duty', 'TD-01'),
    ('counsellor', 'write', 7, 'duty', 'TD-01'),
    ('counsellor', 'write', 23, 'duty', 'TD-01'),
    ('counsellor', 'write', 8, 'duty', 'TD-01'),
    ('counsellor', 'write', 9, 'duty', 'TD-01'),
    ('counsellor', 'write', 11, 'duty', 'TD-01'),
    ('counsellor', 'write', 12, 'duty', 'TD-01'),
    ('counsellor', 'write', 13, 'duty', 'TD-01'),
    ('counsellor', 'write', 14, 'duty', 'TD-01'),
    ('counsellor', 'write', 15, 'duty', 'TD-01'),
    ('counsellor', 'write', 16, 'duty', 'TD-01'),
    ('counsellor', 'write', 17, 'duty', 'TD-01'),
    ('counsellor', 'write', 18, 'duty', 'TD-01'),
    ('counsellor', 'write', 19, 'duty', 'TD-01'),
    ('counsellor', 'write', 20, 'duty', 'TD-01'),
    ('counsellor', 'write', 21, 'duty', 'TD-01'),
    ('counsellor', 'write', 22, 'duty', 'TD-01'),
    ('district_ot', 'read', 0, 'list', 'TD-03'),
    ('district_ot', 'read', 0, 'duty', 'TD-03'),
    ('district_ot', 'read', 7, 'duty', 'TD-03'),
    ('district_ot', 'read', 23, 'duty', 'TD-03'),
    ('district_ot', 'read', 8, 'duty', 'TD-03'),
    ('district_ot', 'read', 9, 'duty', 'TD-03'),
    ('district_ot', 'read', 11, 'duty', 'TD-03'),
    ('district_ot', 'read', 12, 'duty', 'TD-03'),
    ('district_ot', 'read', 13, 'duty', 'TD-03'),
    ('district_ot', 'read', 14, 'duty', 'TD-03'),
    ('district_ot', 'read', 15, 'duty', 'TD-03'),
    ('district_ot', 'read', 16, 'duty', 'TD-03'),
    ('district_ot', 'read', 17, 'duty', 'TD-03'),
    ('district_ot', 'read', 18, 'duty', 'TD-03'),
    ('district_ot', 'read', 19, 'duty', 'TD-03'),
    ('district_ot', 'read', 20, 'duty', 'TD-03'),
    ('district_ot', 'read', 21, 'duty', 'TD-03'),
    ('district_ot', 'read', 22, 'duty', 'TD-03'),
    ('district_ot', 'write', 7, 'duty', 'TD-03'),
    ('district_ot', 'write', 23, 'duty', 'TD-03'),
    ('district_ot', 'write', 8, 'duty', 'TD-03'),
    ('district_ot', 'write', 9, 'duty', 'TD-03'),
    ('district_ot', 'write', 11, 'duty', 'TD-03'),
    ('district_ot', 'write', 12, 'duty', 'TD-03'),
    ('district_ot', 'write', 13, 'duty', 'TD-03'),
    ('district_ot', 'write', 14, 'duty', 'TD-03'),
    ('district_ot', 'write', 15, 'duty', 'TD-03'),
    ('district_ot', 'write', 16, 'duty', 'TD-03'),
    ('district_ot', 'write', 17, 'duty', 'TD-03'),
    ('district_ot', 'write', 18, 'duty', 'TD-03'),
    ('district_ot', 'write', 19, 'duty', 'TD-03'),
    ('district_ot', 'write', 20, 'duty', 'TD-03'),
    ('district_ot', 'write', 21, 'duty', 'TD-03'),
    ('district_ot', 'write', 22, 'duty', 'TD-03'),
    ('nav_ot', 'read', 0, 'list', 'TD-04'),
    ('fagopplaering', 'read', 0, 'duty', 'TD-08'),
    ('fagopplaering', 'read', 7, 'duty', 'TD-08'),
    ('fagopplaering', 'read', 23, 'duty', 'TD-08'),
    ('fagopplaering', 'read', 8, 'duty', 'TD-08'),
    ('fagopplaering', 'read', 9, 'duty', 'TD-08'),
    ('fagopplaering', 'write', 7, 'duty', 'TD-08'),
    ('fagopplaering', 'write', 23, 'duty', 'TD-08'),
    ('fagopplaering', 'write', 8, 'duty', 'TD-08'),
    ('fagopplaering', 'write', 9, 'duty', 'TD-08'),
    ('uda', 'read', 0, 'duty', 'TD-07'),
    ('uda', 'read', 1, 'duty', 'TD-07'),
    ('uda', 'read', 2, 'duty', 'TD-07'),
    ('uda', 'read', 4, 'duty', 'TD-07'),
    ('uda', 'read', 5, 'duty', 'TD-07'),
    ('uda', 'read', 7, 'duty', 'TD-07'),
    ('uda', 'write', 0, 'duty', 'TD-07'),
    ('uda', 'write', 1, 'duty', 'TD-07'),
    ('uda', 'write', 2, 'duty', 'TD-07'),
    ('uda', 'write', 4, 'duty', 'TD-07'),
    ('uda', 'write', 5, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 0, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 1, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 2, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 4, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 5, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 7, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 0, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 1, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 2, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 4, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 5, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 3, 'duty', 'TD-13'),
    ('uda_address_officer', 'read', 6, 'duty', 'TD-13'),
    ('uda_address_officer', 'write', 3, 'duty', 'TD-13'),
    ('uda_address_officer', 'write', 6, 'duty', 'TD-13'),
    ('youth', 'read', 0, 'duty', 'TD-17'),
    ('youth', 'read', 7, 'duty', 'TD-17'),
    ('youth', 'read', 23, 'duty', 'TD-17'),
    ('youth', 'read', 8, 'duty', 'TD-17'),
    ('youth', 'read', 9, 'duty', 'TD-17'),
    ('youth', 'read', 1, 'duty', 'TD-17'),
    ('youth', 'read', 2, 'duty', 'TD-17'),
    ('youth', 'read', 4, 'duty', 'TD-17'),
    ('youth', 'read', 5, 'duty', 'TD-17'),
    ('youth', 'read', 10, 'duty', 'TD-17'),
    ('youth', 'read', 11, 'duty', 'TD-17'),
    ('youth', 'read', 12, 'duty', 'TD-17'),
    ('youth', 'read', 13, 'duty', 'TD-17'),
    ('youth', 'read', 14, 'duty', 'TD-17'),
    ('youth', 'read', 15, 'duty', 'TD-17'),
    ('youth', 'read', 16, 'duty', 'TD-17'),
    ('youth', 'read', 17, 'duty', 'TD-17'),
    ('youth', 'read', 18, 'duty', 'TD-17'),
    ('youth', 'read', 19, 'duty', 'TD-17'),
    ('youth', 'read', 20, 'duty', 'TD-17'),
    ('youth', 'read', 21, 'duty', 'TD-17'),
    ('youth', 'read', 22, 'duty', 'TD-17'),
    ('youth', 'write', 7, 'duty', 'TD-17'),
    ('youth', 'write', 23, 'duty', 'TD-17'),
    ('youth', 'write', 9, 'duty', 'TD-17'),
    ('counsellor', 'meet', 9, 'duty', 'TD-10'),
    ('district_ot', 'meet', 9, 'duty', 'TD-10'),
    ('fagopplaering', 'meet', 9, 'duty', 'TD-10'),
    ('counsellor', 'read', 0, 'consent', 'TD-05'),
    ('counsellor', 'read', 7, 'consent', 'TD-05'),
    ('counsellor', 'read', 9, 'consent', 'TD-05'),
    ('counsellor', 'read', 11, 'consent', 'TD-05'),
    ('counsellor', 'read', 12, 'consent', 'TD-05'),
    ('counsellor', 'read', 13, 'consent', 'TD-05'),
    ('counsellor', 'read', 14, 'consent', 'TD-05'),
    ('counsellor', 'read', 15, 'consent', 'TD-05'),
    ('counsellor', 'read', 16, 'consent', 'TD-05'),
    ('counsellor', 'read', 17, 'consent', 'TD-05'),
    ('counsellor', 'read', 18, 'consent', 'TD-05'),
    ('counsellor', 'read', 19, 'consent', 'TD-05'),
    ('counsellor', 'read', 20, 'consent', 'TD-05'),
    ('counsellor', 'read', 21, 'consent', 'TD-05'),
    ('counsellor', 'read', 22, 'consent', 'TD-05'),
    ('district_ot', 'read', 0, 'consent', 'TD-05'),
    ('district_ot', 'read', 7, 'consent', 'TD-05'),
    ('district_ot', 'read', 9, 'consent', 'TD-05'),
    ('district_ot', 'read', 11, 'consent', 'TD-05'),
    ('district_ot', 'read', 12, 'consent', 'TD-05'),
    ('district_ot', 'read', 13, 'consent', 'TD-05'),
    ('district_ot', 'read', 14, 'consent', 'TD-05'),
    ('district_ot', 'read', 15, 'consent', 'TD-05'),
    ('district_ot', 'read', 16, 'consent', 'TD-05'),
    ('district_ot', 'read', 17, 'consent', 'TD-05'),
    ('district_ot', 'read', 18, 'consent', 'TD-05'),
    ('district_ot', 'read', 19, 'consent', 'TD-05'),
    ('district_ot', 'read', 20, 'consent', 'TD-05'),
    ('district_ot', 'read', 21, 'consent', 'TD-05'),
    ('district_ot', 'read', 22, 'consent', 'TD-05'),
    ('nav_ot', 'read', 0, 'consent', 'TD-05'),
    ('nav_ot', 'read', 7, 'consent', 'TD-05'),
    ('nav_ot', 'read', 9, 'consent', 'TD-05'),
    ('nav_ot', 'read', 11, 'consent', 'TD-05'),
    ('nav_ot', 'read', 12, 'consent', 'TD-05'),
    ('nav_ot', 'read', 13, 'consent', 'TD-05'),
    ('nav_ot', 'read', 14, 'consent', 'TD-05'),
    ('nav_ot', 'read', 15, 'consent', 'TD-05'),
    ('nav_ot', 'read', 16, 'consent', 'TD-05'),
    ('nav_ot', 'read', 17, 'consent', 'TD-05'),
    ('nav_ot', 'read', 18, 'consent', 'TD-05'),
    ('nav_ot', 'read', 19, 'consent', 'TD-05'),
    ('nav_ot', 'read', 20, 'consent', 'TD-05'),
    ('nav_ot', 'read', 21, 'consent', 'TD-05'),
    ('nav_ot', 'read', 22, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 0, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 7, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 9, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 11, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 12, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 13, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 14, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 15, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 16, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 17, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 18, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 19, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 20, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 21, 'consent', 'TD-05'),
    ('nav_adviser', 'read', 22, 'consent', 'TD-05'),
    ('uda', 'read', 0, 'consent', 'TD-05'),
    ('uda', 'read', 7, 'consent', 'TD-05'),
    ('uda', 'read', 9, 'consent', 'TD-05'),
    ('uda', 'read', 11, 'consent', 'TD-05'),
    ('uda', 'read', 12, 'consent', 'TD-05'),
    ('uda', 'read', 13, 'consent', 'TD-05'),
    ('uda', 'read', 14, 'consent', 'TD-05'),
    ('uda', 'read', 15, 'consent', 'TD-05'),
    ('uda', 'read', 16, 'consent', 'TD-05'),
    ('uda', 'read', 17, 'consent', 'TD-05'),
    ('uda', 'read', 18, 'consent', 'TD-05'),
    ('uda', 'read', 19, 'consent', 'TD-05'),
    ('uda', 'read', 20, 'consent', 'TD-05'),
    ('uda', 'read', 21, 'consent', 'TD-05'),
    ('uda', 'read', 22, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 0, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 7, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 9, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 11, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 12, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 13, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 14, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 15, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 16, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 17, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 18, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 19, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 20, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 21, 'consent', 'TD-05'),
    ('fagopplaering', 'read', 22, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 0, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 7, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 9, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 11, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 12, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 13, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 14, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 15, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 16, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 17, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 18, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 19, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 20, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 21, 'consent', 'TD-05'),
    ('vo_service_centre', 'read', 22, 'consent', 'TD-05'),
    ('other_actor', 'read', 0, 'consent', 'TD-05'),
    ('other_actor', 'read', 7, 'consent', 'TD-05'),
    ('other_actor', 'read', 9, 'consent', 'TD-05'),
    ('other_actor', 'read', 11, 'consent', 'TD-05'),
    ('other_actor', 'read', 12, 'consent', 'TD-05'),
    ('other_actor', 'read', 13, 'consent', 'TD-05'),
    ('other_actor', 'read', 14, 'consent', 'TD-05'),
    ('other_actor', 'read', 15, 'consent', 'TD-05'),
    ('other_actor', 'read', 16, 'consent', 'TD-05'),
    ('other_actor', 'read', 17, 'consent', 'TD-05'),
    ('other_actor', 'read', 18, 'consent', 'TD-05'),
    ('other_actor', 'read', 19, 'consent', 'TD-05'),
    ('other_actor', 'read', 20, 'consent', 'TD-05'),
    ('other_actor', 'read', 21, 'consent', 'TD-05'),
    ('other_actor', 'read', 22, 'consent', 'TD-05'),
    ('guardian', 'read', 0, 'consent', 'TD-18'),
    ('guardian', 'read', 7, 'consent', 'TD-18'),
    ('guardian', 'read', 9, 'consent', 'TD-18'),
    ('guardian', 'read', 11, 'consent', 'TD-18'),
    ('guardian', 'read', 12, 'consent', 'TD-18'),
    ('guardian', 'read', 13, 'consent', 'TD-18'),
    ('guardian', 'read', 14, 'consent', 'TD-18'),
    ('guardian', 'read', 15, 'consent', 'TD-18'),
    ('guardian', 'read', 16, 'consent', 'TD-18'),
    ('guardian', 'read', 17, 'consent', 'TD-18'),
    ('guardian', 'read', 18, 'consent', 'TD-18'),
    ('guardian', 'read', 19, 'consent', 'TD-18'),
    ('guardian', 'read', 20, 'consent', 'TD-18'),
    ('guardian', 'read', 21, 'consent', 'TD-18'),
    ('guardian', 'read', 22, 'consent', 'TD-18'),
    ('counsellor', 'write', 9, 'consent', 'TD-05'),
    ('counsellor', 'write', 11, 'consent', 'TD-05'),
    ('counsellor', 'write', 12, 'consent', 'TD-05'),
    ('counsellor', 'write', 13, 'consent', 'TD-05'),
    ('counsellor', 'write', 14, 'consent', 'TD-05'),
    ('counsellor', 'write', 15, 'consent', 'TD-05'),
    ('counsellor', 'write', 16, 'consent', 'TD-05'),
    ('counsellor', 'write', 17, 'consent', 'TD-05'),
    ('counsellor', 'write', 18, 'consent', 'TD-05'),
    ('counsellor', 'write', 19, 'consent', 'TD-05'),
    ('counsellor', 'write', 20, 'consent', 'TD-05'),
    ('counsellor', 'write', 21, 'consent', 'TD-05'),
    ('counsellor', 'write', 22, 'consent', 'TD-05'),
    ('district_ot', 'write', 9, 'consent', 'TD-05'),
    ('district_ot', 'write', 11, 'consent', 'TD-05'),
    ('district_ot', 'write', 12, 'consent', 'TD-05'),
    ('district_ot', 'write', 13, 'consent', 'TD-05'),
    ('district_ot', 'write', 14, 'consent', 'TD-05'),
    ('district_ot', 'write', 15, 'consent', 'TD-05'),
    ('district_ot', 'write', 16, 'consent', 'TD-05'),
    ('district_ot', 'write', 17, 'consent', 'TD-05'),
    ('district_ot', 'write', 18, 'consent', 'TD-05'),
    ('district_ot', 'write', 19, 'consent', 'TD-05'),
    ('district_ot', 'write', 20, 'consent', 'TD-05'),
    ('district_ot', 'write', 21, 'consent', 'TD-05'),
    ('district_ot', 'write', 22, 'consent', 'TD-05'),
    ('nav_ot', 'write', 9, 'consent', 'TD-05'),
    ('nav_ot', 'write', 11, 'consent', 'TD-05'),
    ('nav_ot', 'write', 12, 'consent', 'TD-05'),
    ('nav_ot', 'write', 13, 'consent', 'TD-05'),
    ('nav_ot', 'write', 14, 'consent', 'TD-05'),
    ('nav_ot', 'write', 15, 'consent', 'TD-05'),
    ('nav_ot', 'write', 16, 'consent', 'TD-05'),
    ('nav_ot', 'write', 17, 'consent', 'TD-05'),
    ('nav_ot', 'write', 18, 'consent', 'TD-05'),
    ('nav_ot', 'write', 19, 'consent', 'TD-05'),
    ('nav_ot', 'write', 20, 'consent', 'TD-05'),
    ('nav_ot', 'write', 21, 'consent', 'TD-05'),
    ('nav_ot', 'write', 22, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 9, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 11, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 12, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 13, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 14, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 15, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 16, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 17, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 18, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 19, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 20, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 21, 'consent', 'TD-05'),
    ('nav_adviser', 'write', 22, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 9, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 11, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 12, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 13, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 14, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 15, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 16, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 17, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 18, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 19, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 20, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 21, 'consent', 'TD-05'),
    ('fagopplaering', 'write', 22, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 9, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 11, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 12, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 13, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 14, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 15, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 16, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 17, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 18, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 19, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 20, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 21, 'consent', 'TD-05'),
    ('vo_service_centre', 'write', 22, 'consent', 'TD-05'),
    ('other_actor', 'write', 9, 'consent', 'TD-05'),
    ('other_actor', 'write', 11, 'consent', 'TD-05'),
    ('other_actor', 'write', 12, 'consent', 'TD-05'),
    ('other_actor', 'write', 13, 'consent', 'TD-05'),
    ('other_actor', 'write', 14, 'consent', 'TD-05'),
    ('other_actor', 'write', 15, 'consent', 'TD-05'),
    ('other_actor', 'write', 16, 'consent', 'TD-05'),
    ('other_actor', 'write', 17, 'consent', 'TD-05'),
    ('other_actor', 'write', 18, 'consent', 'TD-05'),
    ('other_actor', 'write', 19, 'consent', 'TD-05'),
    ('other_actor', 'write', 20, 'consent', 'TD-05'),
    ('other_actor', 'write', 21, 'consent', 'TD-05'),
    ('other_actor', 'write', 22, 'consent', 'TD-05'),
    ('counsellor', 'meet', 9, 'consent', 'TD-09'),
    ('district_ot', 'meet', 9, 'consent', 'TD-09'),
    ('nav_ot', 'meet', 9, 'consent', 'TD-09'),
    ('nav_adviser', 'meet', 9, 'consent', 'TD-09'),
    ('fagopplaering', 'meet', 9, 'consent', 'TD-09'),
    ('vo_service_centre', 'meet', 9, 'consent', 'TD-09'),
    ('other_actor', 'meet', 9, 'consent', 'TD-09'),
    ('guardian', 'meet', 9, 'consent', 'TD-18');
INSERT INTO policy.own_sources (role, source) VALUES
    ('counsellor', 0),
    ('counsellor', 3),
    ('counsellor', 6),
    ('district_ot', 1),
    ('district_ot', 6),
    ('fagopplaering', 4),
    ('fagopplaering', 6),
    ('uda', 3),
    ('uda_address_officer', 3),
    ('youth', 0),
    ('youth', 1),
    ('youth', 2),
    ('youth', 3),
    ('youth', 4),
    ('youth', 5),
    ('youth', 6),
    ('youth', 7),
    ('youth', 8),
    ('youth', 9),
    ('youth', 10),
    ('youth', 11),
    ('youth', 12),
    ('youth', 13),
    ('youth', 14),
    ('youth', 15),
    ('youth', 16),
    ('youth', 17),
    ('youth', 18),
    ('youth', 19),
    ('youth', 20),
    ('youth', 21);
INSERT INTO policy.city_roles (role) VALUES ('uda'), ('uda_address_officer');

ALTER TABLE policy.access ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy.access FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.city_roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy.city_roles FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.granted ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy.granted FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.own_sources ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy.own_sources FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.seat_kinds ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy.seat_kinds FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.seats ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy.seats FORCE ROW LEVEL SECURITY;
ALTER TABLE public.alembic_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.alembic_version FORCE ROW LEVEL SECURITY;
ALTER TABLE public.appointments ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.appointments FORCE ROW LEVEL SECURITY;
ALTER TABLE public.assignments ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assignments FORCE ROW LEVEL SECURITY;
ALTER TABLE public.conflicts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.conflicts FORCE ROW LEVEL SECURITY;
ALTER TABLE public.consent_event_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_event_lines FORCE ROW LEVEL SECURITY;
ALTER TABLE public.consent_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_events FORCE ROW LEVEL SECURITY;
ALTER TABLE public.consent_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_evidence FORCE ROW LEVEL SECURITY;
ALTER TABLE public.consent_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_lines FORCE ROW LEVEL SECURITY;
ALTER TABLE public.consent_parties ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_parties FORCE ROW LEVEL SECURITY;
ALTER TABLE public.consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consents FORCE ROW LEVEL SECURITY;
ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.events FORCE ROW LEVEL SECURITY;
ALTER TABLE public.files ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.files FORCE ROW LEVEL SECURITY;
ALTER TABLE public.identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.identities FORCE ROW LEVEL SECURITY;
ALTER TABLE public.import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.import_rows FORCE ROW LEVEL SECURITY;
ALTER TABLE public.imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.imports FORCE ROW LEVEL SECURITY;
ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.invitations FORCE ROW LEVEL SECURITY;
ALTER TABLE public.legal_references ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.legal_references FORCE ROW LEVEL SECURITY;
ALTER TABLE public.mapping_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.mapping_items FORCE ROW LEVEL SECURITY;
ALTER TABLE public.meetings ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings FORCE ROW LEVEL SECURITY;
ALTER TABLE public.messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.messages FORCE ROW LEVEL SECURITY;
ALTER TABLE public.notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices FORCE ROW LEVEL SECURITY;
ALTER TABLE public.people ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people FORCE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_events FORCE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_jobs FORCE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_periodic_defers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_periodic_defers FORCE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_workers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.procrastinate_workers FORCE ROW LEVEL SECURITY;
ALTER TABLE public.registrations ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.registrations FORCE ROW LEVEL SECURITY;
ALTER TABLE public.responsibilities ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.responsibilities FORCE ROW LEVEL SECURITY;
ALTER TABLE public.runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.runs FORCE ROW LEVEL SECURITY;
ALTER TABLE public.school_spells ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.school_spells FORCE ROW LEVEL SECURITY;
ALTER TABLE public.sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE public.statuses ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.statuses FORCE ROW LEVEL SECURITY;
ALTER TABLE public.team_actors ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.team_actors FORCE ROW LEVEL SECURITY;
ALTER TABLE public.units ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.units FORCE ROW LEVEL SECURITY;
ALTER TABLE public.youth_addresses ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.youth_addresses FORCE ROW LEVEL SECURITY;
ALTER TABLE public.youth_contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.youth_contacts FORCE ROW LEVEL SECURITY;
ALTER TABLE public.youth_identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.youth_identities FORCE ROW LEVEL SECURITY;
ALTER TABLE public.youth_registers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.youth_registers FORCE ROW LEVEL SECURITY;
ALTER TABLE public.youths ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.youths FORCE ROW LEVEL SECURITY;

GRANT SELECT ON public.youths TO laget_app;
GRANT SELECT ON public.youth_identities TO laget_app;
GRANT SELECT, UPDATE (phone, mail) ON public.youth_contacts TO laget_app;
GRANT SELECT ON public.youth_addresses TO laget_app;
GRANT SELECT ON public.youth_registers TO laget_app;
GRANT SELECT ON public.school_spells TO laget_app;
GRANT SELECT ON public.registrations TO laget_app;
GRANT SELECT, INSERT ON public.statuses TO laget_app;
GRANT SELECT, UPDATE (override_unit_id, override_reason, override_by, override_at, needs_human) ON public.assignments TO laget_app;
GRANT SELECT, INSERT, UPDATE (period) ON public.responsibilities TO laget_app;
GRANT SELECT, INSERT ON public.consents TO laget_app;
GRANT SELECT, INSERT ON public.consent_evidence TO laget_app;
GRANT SELECT, INSERT ON public.consent_parties TO laget_app;
GRANT SELECT, INSERT ON public.consent_lines TO laget_app;
GRANT SELECT, INSERT ON public.consent_events TO laget_app;
GRANT SELECT, INSERT ON public.consent_event_lines TO laget_app;
GRANT SELECT, INSERT ON public.mapping_items TO laget_app;
GRANT SELECT, INSERT ON public.team_actors TO laget_app;
GRANT SELECT, INSERT ON public.files TO laget_app;
GRANT SELECT, INSERT, UPDATE (state) ON public.meetings TO laget_app;
GRANT SELECT, INSERT, UPDATE (state, sequence, changed_at) ON public.invitations TO laget_app;
GRANT SELECT, INSERT ON public.events TO laget_app;
GRANT SELECT ON public.units TO laget_app;
GRANT SELECT ON policy.seats TO laget_app;
GRANT SELECT ON policy.granted TO laget_app;
GRANT SELECT ON policy.own_sources TO laget_app;
GRANT SELECT ON public.appointments TO laget_app;
GRANT SELECT ON public.notices TO laget_app;
GRANT SELECT ON public.legal_references TO laget_app;
GRANT SELECT ON policy.access TO laget_app;
GRANT SELECT, UPDATE (language) ON public.people TO laget_app;
GRANT SELECT, INSERT ON public.conflicts TO laget_app;
GRANT INSERT ON public.messages TO laget_app;
GRANT SELECT, INSERT ON public.runs TO laget_app;
GRANT SELECT, INSERT ON public.imports TO laget_app;
GRANT SELECT ON public.import_rows TO laget_app;
GRANT SELECT, INSERT ON public.procrastinate_jobs TO laget_app;
GRANT SELECT, INSERT ON public.procrastinate_events TO laget_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.youths TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.youth_identities TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.youth_contacts TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.youth_addresses TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.youth_registers TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.school_spells TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.registrations TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.statuses TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.assignments TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.responsibilities TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.runs TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.imports TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.import_rows TO laget_import;
GRANT SELECT ON public.units TO laget_import;
GRANT SELECT ON policy.seats TO laget_import;
GRANT INSERT ON public.events TO laget_import;
GRANT SELECT, UPDATE (claimed_at, sent_at, failure) ON public.messages TO laget_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.procrastinate_jobs TO laget_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.procrastinate_events TO laget_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.procrastinate_workers TO laget_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.procrastinate_periodic_defers TO laget_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy.access TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy.seats TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy.granted TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy.own_sources TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy.city_roles TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy.seat_kinds TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.units TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.people TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.identities TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.appointments TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.sessions TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.conflicts TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.notices TO laget_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.legal_references TO laget_keeper;
GRANT SELECT ON public.responsibilities TO laget_keeper;
GRANT SELECT ON public.consents TO laget_keeper;
GRANT SELECT ON public.consent_parties TO laget_keeper;
GRANT SELECT ON public.consent_lines TO laget_keeper;
GRANT SELECT ON public.consent_events TO laget_keeper;
GRANT SELECT ON public.consent_event_lines TO laget_keeper;
GRANT SELECT ON public.youth_identities TO laget_keeper;
GRANT SELECT ON public.statuses TO laget_keeper;
GRANT SELECT ON public.meetings TO laget_keeper;
GRANT SELECT ON public.invitations TO laget_keeper;
GRANT SELECT ON public.events TO laget_keeper;
GRANT SELECT ON public.alembic_version TO laget_keeper;
GRANT SELECT, UPDATE (status_code, status_on, last_activity) ON public.youths TO laget_keeper;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, policy TO laget_app, laget_jobs, laget_import, laget_keeper;

CREATE POLICY app_select ON public.youths FOR SELECT TO laget_app
    USING (public.youths.id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youths.id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 0)) <> 0) OR ((SELECT policy.city_read()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youths.id AND (a.read_mask & (1 << 0)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.youth_identities FOR SELECT TO laget_app
    USING (public.youth_identities.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youth_identities.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 1)) <> 0) OR ((SELECT policy.city_read()) & (1 << 1)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youth_identities.youth_id AND (a.read_mask & (1 << 1)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.youth_contacts FOR SELECT TO laget_app
    USING (public.youth_contacts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youth_contacts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 11)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youth_contacts.youth_id AND (a.read_mask & (1 << 11)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.youth_contacts.source)) <> 0)));
CREATE POLICY app_select ON public.youth_addresses FOR SELECT TO laget_app
    USING (public.youth_addresses.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youth_addresses.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.youth_addresses.category)) <> 0) OR ((SELECT policy.city_read()) & (1 << public.youth_addresses.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youth_addresses.youth_id AND (a.read_mask & (1 << public.youth_addresses.category)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.youth_registers FOR SELECT TO laget_app
    USING (public.youth_registers.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youth_registers.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 4)) <> 0) OR ((SELECT policy.city_read()) & (1 << 4)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youth_registers.youth_id AND (a.read_mask & (1 << 4)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.school_spells FOR SELECT TO laget_app
    USING (public.school_spells.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.school_spells.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 4)) <> 0) OR ((SELECT policy.city_read()) & (1 << 4)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.school_spells.youth_id AND (a.read_mask & (1 << 4)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.registrations FOR SELECT TO laget_app
    USING (public.registrations.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.registrations.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 0)) <> 0) OR ((SELECT policy.city_read()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.registrations.youth_id AND (a.read_mask & (1 << 0)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.statuses FOR SELECT TO laget_app
    USING (public.statuses.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.statuses.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 0)) <> 0) OR ((SELECT policy.city_read()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.statuses.youth_id AND (a.read_mask & (1 << 0)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.statuses FOR INSERT TO laget_app
    WITH CHECK (public.statuses.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.statuses.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 0)) <> 0) OR ((SELECT policy.city_write()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.statuses.youth_id AND (a.write_mask & (1 << 0)) <> 0 AND a.period @> policy.now())) AND (public.statuses.recorded_by = (SELECT policy.person())));
CREATE POLICY app_select ON public.assignments FOR SELECT TO laget_app
    USING (public.assignments.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.assignments.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.assignments.category)) <> 0) OR ((SELECT policy.city_read()) & (1 << public.assignments.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.assignments.youth_id AND (a.read_mask & (1 << public.assignments.category)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.responsibilities FOR SELECT TO laget_app
    USING (public.responsibilities.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.responsibilities.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 0)) <> 0) OR ((SELECT policy.city_read()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.responsibilities.youth_id AND (a.read_mask & (1 << 0)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.responsibilities FOR INSERT TO laget_app
    WITH CHECK (public.responsibilities.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.responsibilities.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.responsibilities.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.responsibilities.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.responsibilities.youth_id AND (a.write_mask & (1 << public.responsibilities.category)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.consents FOR SELECT TO laget_app
    USING (public.consents.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consents.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 7)) <> 0) OR ((SELECT policy.city_read()) & (1 << 7)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consents.youth_id AND (a.read_mask & (1 << 7)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR a.ground = public.consents.id))));
CREATE POLICY app_insert ON public.consents FOR INSERT TO laget_app
    WITH CHECK (public.consents.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consents.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 7)) <> 0) OR ((SELECT policy.city_write()) & (1 << 7)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consents.youth_id AND (a.write_mask & (1 << 7)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR a.ground = public.consents.id))) AND (public.consents.collected_by = (SELECT policy.person()) AND public.consents.txid = pg_current_xact_id()));
CREATE POLICY app_select ON public.consent_evidence FOR SELECT TO laget_app
    USING (public.consent_evidence.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_evidence.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 23)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_evidence.youth_id AND (a.read_mask & (1 << 23)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))));
CREATE POLICY app_insert ON public.consent_evidence FOR INSERT TO laget_app
    WITH CHECK (public.consent_evidence.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_evidence.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 23)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_evidence.youth_id AND (a.write_mask & (1 << 23)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))) AND (EXISTS (SELECT FROM public.consents c WHERE c.id = public.consent_evidence.consent_id AND c.youth_id = public.consent_evidence.youth_id AND c.txid = pg_current_xact_id())));
CREATE POLICY app_select ON public.consent_parties FOR SELECT TO laget_app
    USING (public.consent_parties.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_parties.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 7)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_parties.youth_id AND (a.read_mask & (1 << 7)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR a.ground = public.consent_parties.consent_id AND public.consent_parties.seat_id = a.seat_id))));
CREATE POLICY app_insert ON public.consent_parties FOR INSERT TO laget_app
    WITH CHECK (public.consent_parties.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_parties.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 23)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_parties.youth_id AND (a.write_mask & (1 << 23)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))) AND (EXISTS (SELECT FROM public.consents c WHERE c.id = public.consent_parties.consent_id AND c.youth_id = public.consent_parties.youth_id AND c.txid = pg_current_xact_id())));
CREATE POLICY app_select ON public.consent_lines FOR SELECT TO laget_app
    USING (public.consent_lines.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_lines.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 7)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_lines.youth_id AND (a.read_mask & (1 << 7)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR a.ground = public.consent_lines.consent_id AND public.consent_lines.seat_id = a.seat_id))));
CREATE POLICY app_insert ON public.consent_lines FOR INSERT TO laget_app
    WITH CHECK (public.consent_lines.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_lines.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 23)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_lines.youth_id AND (a.write_mask & (1 << 23)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))) AND (EXISTS (SELECT FROM public.consents c WHERE c.id = public.consent_lines.consent_id AND c.youth_id = public.consent_lines.youth_id AND c.txid = pg_current_xact_id())));
CREATE POLICY app_select ON public.consent_events FOR SELECT TO laget_app
    USING (public.consent_events.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_events.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 7)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_events.youth_id AND (a.read_mask & (1 << 7)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR a.ground = public.consent_events.consent_id AND coalesce(public.consent_events.seat_id, a.seat_id) = a.seat_id))));
CREATE POLICY app_insert ON public.consent_events FOR INSERT TO laget_app
    WITH CHECK (public.consent_events.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_events.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 23)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_events.youth_id AND (a.write_mask & (1 << 23)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))) AND (public.consent_events.actor = (SELECT policy.person())) AND (EXISTS (SELECT FROM public.consents o WHERE o.id = public.consent_events.consent_id AND o.youth_id = public.consent_events.youth_id)));
CREATE POLICY app_select ON public.consent_event_lines FOR SELECT TO laget_app
    USING (public.consent_event_lines.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_event_lines.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 23)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_event_lines.youth_id AND (a.read_mask & (1 << 23)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))));
CREATE POLICY app_insert ON public.consent_event_lines FOR INSERT TO laget_app
    WITH CHECK (public.consent_event_lines.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.consent_event_lines.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 23)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.consent_event_lines.youth_id AND (a.write_mask & (1 << 23)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))) AND (EXISTS (SELECT FROM public.consent_events o WHERE o.id = public.consent_event_lines.event_id AND o.youth_id = public.consent_event_lines.youth_id)));
CREATE POLICY app_select ON public.mapping_items FOR SELECT TO laget_app
    USING (public.mapping_items.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.mapping_items.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.mapping_items.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.mapping_items.youth_id AND (a.read_mask & (1 << public.mapping_items.category)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.mapping_items.source)) <> 0) OR (public.mapping_items.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))));
CREATE POLICY app_insert ON public.mapping_items FOR INSERT TO laget_app
    WITH CHECK (public.mapping_items.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.mapping_items.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.mapping_items.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.mapping_items.youth_id AND (a.write_mask & (1 << public.mapping_items.category)) <> 0 AND a.period @> policy.now())) AND (public.mapping_items.author = (SELECT policy.person()) AND public.mapping_items.author_seat = (SELECT policy.seat())) AND (public.mapping_items.source = (SELECT policy.service())));
CREATE POLICY app_select ON public.team_actors FOR SELECT TO laget_app
    USING (public.team_actors.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.team_actors.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 8)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.team_actors.youth_id AND (a.read_mask & (1 << 8)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.team_actors.source)) <> 0)));
CREATE POLICY app_insert ON public.team_actors FOR INSERT TO laget_app
    WITH CHECK (public.team_actors.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.team_actors.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 8)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.team_actors.youth_id AND (a.write_mask & (1 << 8)) <> 0 AND a.period @> policy.now())) AND (public.team_actors.author = (SELECT policy.person()) AND public.team_actors.author_seat = (SELECT policy.seat())) AND (public.team_actors.source = (SELECT policy.service())));
CREATE POLICY app_select ON public.files FOR SELECT TO laget_app
    USING (public.files.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.files.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.files.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.files.youth_id AND (a.read_mask & (1 << public.files.category)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.files.source)) <> 0) OR (public.files.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))));
CREATE POLICY app_insert ON public.files FOR INSERT TO laget_app
    WITH CHECK (public.files.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.files.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.files.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.files.youth_id AND (a.write_mask & (1 << public.files.category)) <> 0 AND a.period @> policy.now())) AND (public.files.author = (SELECT policy.person()) AND public.files.author_seat = (SELECT policy.seat())) AND (public.files.source = (SELECT policy.service())));
CREATE POLICY app_select ON public.meetings FOR SELECT TO laget_app
    USING (public.meetings.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.meetings.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.meetings.youth_id AND (a.read_mask & (1 << 9)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR public.meetings.author_seat = (SELECT policy.seat()) OR policy.invited(public.meetings.id)))));
CREATE POLICY app_insert ON public.meetings FOR INSERT TO laget_app
    WITH CHECK (public.meetings.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.meetings.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.meetings.youth_id AND (a.write_mask & (1 << 9)) <> 0 AND a.period @> policy.now())) AND (public.meetings.author = (SELECT policy.person()) AND public.meetings.author_seat = (SELECT policy.seat())));
CREATE POLICY app_select ON public.invitations FOR SELECT TO laget_app
    USING (public.invitations.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.invitations.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.invitations.youth_id AND (a.read_mask & (1 << 9)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR public.invitations.seat_id = (SELECT policy.seat())))));
CREATE POLICY app_insert ON public.invitations FOR INSERT TO laget_app
    WITH CHECK (public.invitations.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.invitations.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.invitations.youth_id AND (a.write_mask & (1 << 9)) <> 0 AND a.period @> policy.now())) AND (EXISTS (SELECT FROM public.meetings o WHERE o.id = public.invitations.meeting_id AND o.youth_id = public.invitations.youth_id)) AND (public.invitations.seat_id IS NULL OR policy.may_meet(public.invitations.seat_id, public.invitations.youth_id, policy.meeting_starts(public.invitations.meeting_id))));
CREATE POLICY app_select ON public.events FOR SELECT TO laget_app
    USING (public.events.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.events.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 10)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.events.youth_id AND (a.read_mask & (1 << 10)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_update ON public.youth_contacts FOR UPDATE TO laget_app
    USING (public.youth_contacts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youth_contacts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 11)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youth_contacts.youth_id AND (a.write_mask & (1 << 11)) <> 0 AND a.period @> policy.now())) AND (public.youth_contacts.source = (SELECT policy.service())))
    WITH CHECK (public.youth_contacts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youth_contacts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 11)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youth_contacts.youth_id AND (a.write_mask & (1 << 11)) <> 0 AND a.period @> policy.now())) AND (public.youth_contacts.source = (SELECT policy.service())));
CREATE POLICY app_update ON public.assignments FOR UPDATE TO laget_app
    USING (public.assignments.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.assignments.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.assignments.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.assignments.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.assignments.youth_id AND (a.write_mask & (1 << public.assignments.category)) <> 0 AND a.period @> policy.now())))
    WITH CHECK (public.assignments.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.assignments.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.assignments.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.assignments.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.assignments.youth_id AND (a.write_mask & (1 << public.assignments.category)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_update ON public.responsibilities FOR UPDATE TO laget_app
    USING (public.responsibilities.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.responsibilities.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.responsibilities.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.responsibilities.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.responsibilities.youth_id AND (a.write_mask & (1 << public.responsibilities.category)) <> 0 AND a.period @> policy.now())))
    WITH CHECK (public.responsibilities.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.responsibilities.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.responsibilities.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.responsibilities.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.responsibilities.youth_id AND (a.write_mask & (1 << public.responsibilities.category)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_update ON public.meetings FOR UPDATE TO laget_app
    USING (public.meetings.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.meetings.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.meetings.youth_id AND (a.write_mask & (1 << 9)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR public.meetings.author_seat = (SELECT policy.seat()) OR policy.invited(public.meetings.id)))) AND (public.meetings.author_seat = (SELECT policy.seat())))
    WITH CHECK (public.meetings.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.meetings.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.meetings.youth_id AND (a.write_mask & (1 << 9)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR public.meetings.author_seat = (SELECT policy.seat()) OR policy.invited(public.meetings.id)))) AND (public.meetings.author_seat = (SELECT policy.seat())));
CREATE POLICY app_update ON public.invitations FOR UPDATE TO laget_app
    USING (public.invitations.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.invitations.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.invitations.youth_id AND (a.write_mask & (1 << 9)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR public.invitations.seat_id = (SELECT policy.seat())))))
    WITH CHECK (public.invitations.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.invitations.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 9)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.invitations.youth_id AND (a.write_mask & (1 << 9)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent' OR public.invitations.seat_id = (SELECT policy.seat())))));
CREATE POLICY app_select ON public.units FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON policy.seats FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON policy.granted FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON policy.own_sources FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON public.appointments FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON public.notices FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON public.legal_references FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON policy.access FOR SELECT TO laget_app
    USING (policy.access.seat_id = policy.seat() AND policy.access.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]));
CREATE POLICY app_select ON public.people FOR SELECT TO laget_app
    USING (public.people.id = (SELECT policy.person()) OR (public.people.kind = 'staff' AND (SELECT policy.person()) IS NOT NULL));
CREATE POLICY app_update ON public.people FOR UPDATE TO laget_app
    USING (public.people.id = (SELECT policy.person()))
    WITH CHECK (public.people.id = (SELECT policy.person()));
CREATE POLICY app_select ON public.conflicts FOR SELECT TO laget_app
    USING (public.conflicts.person_id = (SELECT policy.person()));
CREATE POLICY app_insert ON public.conflicts FOR INSERT TO laget_app
    WITH CHECK (public.conflicts.person_id = (SELECT policy.person()) AND public.conflicts.declared_by = (SELECT policy.person()));
CREATE POLICY app_insert ON public.events FOR INSERT TO laget_app
    WITH CHECK (public.events.person_id = (SELECT policy.person()));
CREATE POLICY app_insert ON public.messages FOR INSERT TO laget_app
    WITH CHECK ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON public.runs FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0);
CREATE POLICY app_insert ON public.runs FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.runs.started_by = (SELECT policy.person()));
CREATE POLICY app_select ON public.imports FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0);
CREATE POLICY app_insert ON public.imports FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.imports.started_by = (SELECT policy.person()));
CREATE POLICY app_select ON public.import_rows FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0);
CREATE POLICY app_select ON public.procrastinate_jobs FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON public.procrastinate_events FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_insert ON public.procrastinate_jobs FOR INSERT TO laget_app
    WITH CHECK ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_insert ON public.procrastinate_events FOR INSERT TO laget_app
    WITH CHECK ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY import_all ON public.youths FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.youth_identities FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.youth_contacts FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.youth_addresses FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.youth_registers FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.school_spells FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.registrations FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.statuses FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.assignments FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.responsibilities FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.runs FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.imports FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.import_rows FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_select ON public.units FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_select ON policy.seats FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_insert ON public.events FOR INSERT TO laget_import
    WITH CHECK (true);
CREATE POLICY owner_all ON public.alembic_version FOR ALL TO laget_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY jobs_select ON public.messages FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_update ON public.messages FOR UPDATE TO laget_jobs
    USING (true)
    WITH CHECK (true);
CREATE POLICY jobs_all ON public.procrastinate_jobs FOR ALL TO laget_jobs
    USING (true)
    WITH CHECK (true);
CREATE POLICY jobs_all ON public.procrastinate_events FOR ALL TO laget_jobs
    USING (true)
    WITH CHECK (true);
CREATE POLICY jobs_all ON public.procrastinate_workers FOR ALL TO laget_jobs
    USING (true)
    WITH CHECK (true);
CREATE POLICY jobs_all ON public.procrastinate_periodic_defers FOR ALL TO laget_jobs
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON policy.access FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON policy.seats FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON policy.granted FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON policy.own_sources FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON policy.city_roles FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON policy.seat_kinds FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.units FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.people FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.identities FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.appointments FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.sessions FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.conflicts FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.notices FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.legal_references FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_select ON public.responsibilities FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.consents FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.consent_parties FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.consent_lines FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.consent_events FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.consent_event_lines FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.youth_identities FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.statuses FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.meetings FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.invitations FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.events FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.alembic_version FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.youths FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_update ON public.youths FOR UPDATE TO laget_keeper
    USING (true)
    WITH CHECK (true);
