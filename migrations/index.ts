import type { Migration } from 'kysely/migration';
import * as placesAndPeople from './20261124_1900_create_places_and_people.ts';
import * as packsAndCalendars from './20261124_1905_create_packs_and_calendars.ts';
import * as reportsAndCommands from './20261124_1910_create_reports_and_commands.ts';
import * as ledger from './20261124_1915_create_ledger.ts';
import * as cases from './20261124_1920_create_cases.ts';
import * as filesAndAccess from './20261124_1925_create_files_and_access.ts';
import * as trigrams from './20261124_1930_search_by_trigram.ts';
import * as registry from './20261124_2000_create_registry.ts';
import * as dutiesAndVisits from './20261124_2005_create_duties_and_visits.ts';
import * as reprojections from './20261124_2010_reproject_calendars.ts';
import * as sealing from './20261124_2100_seal_the_record.ts';
import * as plans from './20261124_2115_create_plans.ts';
import * as devices from './20261124_2120_create_devices_and_conflicts.ts';
import * as refusals from './20261124_2121_index_refusals.ts';
import * as staffPhotos from './20261124_2205_keep_staff_photos.ts';
import * as setUpChanges from './20261124_2210_keep_set_up_changes.ts';
import * as pins from './20261124_2155_share_phones_by_pin.ts';
import * as deskSettings from './20261124_2310_keep_desk_settings.ts';
import * as figures from './20261124_2204_count_figures.ts';
import * as handOvers from './20261124_2215_hand_over_duties.ts';
import * as map from './20261124_2215_draw_on_the_map.ts';
import * as slimPlanning from './20261124_2330_slim_what_planning_writes.ts';
import * as visitWitnesses from './20261124_2225_witness_visits.ts';
import * as samples from './20261124_2230_sample_visits.ts';
import * as missedContacts from './20261124_2220_index_missed_contacts.ts';
import * as counting from './20261124_2345_let_the_planner_count.ts';
import * as whatWasWalked from './20261124_2350_index_what_was_walked.ts';
import * as answersKept from './20261124_2355_index_answers_kept.ts';
import * as plannedGridChanges from './20261125_0115_plan_grid_changes.ts';
import * as riskOrder from './20261125_0120_order_risks.ts';
import * as corrections from './20261125_0110_correct_the_register.ts';
import * as wipedPhones from './20261125_0120_tell_wiped_phones.ts';
import * as namesInOrder from './20261125_0130_find_names_in_order.ts';
import * as onBehalf from './20261125_0230_say_on_whose_behalf.ts';
import * as filesGo from './20261125_0230_let_files_go.ts';
import * as standIns from './20261125_0110_stand_in_for_somebody.ts';

/** Every step of the schema by name, in order. One that has landed is never edited; a new one goes to the end. */
export const migrations: Record<string, Migration> = {
  '20261124_1900_create_places_and_people': placesAndPeople,
  '20261124_1905_create_packs_and_calendars': packsAndCalendars,
  '20261124_1910_create_reports_and_commands': reportsAndCommands,
  '20261124_1915_create_ledger': ledger,
  '20261124_1920_create_cases': cases,
  '20261124_1925_create_files_and_access': filesAndAccess,
  '20261124_1930_search_by_trigram': trigrams,
  '20261124_2000_create_registry': registry,
  '20261124_2005_create_duties_and_visits': dutiesAndVisits,
  '20261124_2010_reproject_calendars': reprojections,
  '20261124_2100_seal_the_record': sealing,
  '20261124_2115_create_plans': plans,
  '20261124_2120_create_devices_and_conflicts': devices,
  '20261124_2121_index_refusals': refusals,
  '20261124_2205_keep_staff_photos': staffPhotos,
  '20261124_2210_keep_set_up_changes': setUpChanges,
  '20261124_2155_share_phones_by_pin': pins,
  '20261124_2310_keep_desk_settings': deskSettings,
  '20261124_2204_count_figures': figures,
  '20261124_2215_hand_over_duties': handOvers,
  '20261124_2215_draw_on_the_map': map,
  '20261124_2330_slim_what_planning_writes': slimPlanning,
  '20261124_2225_witness_visits': visitWitnesses,
  '20261124_2230_sample_visits': samples,
  '20261124_2220_index_missed_contacts': missedContacts,
  '20261124_2345_let_the_planner_count': counting,
  '20261124_2350_index_what_was_walked': whatWasWalked,
  '20261124_2355_index_answers_kept': answersKept,
  '20261125_0110_correct_the_register': corrections,
  '20261125_0120_tell_wiped_phones': wipedPhones,
  '20261125_0130_find_names_in_order': namesInOrder,
  '20261125_0115_plan_grid_changes': plannedGridChanges,
  '20261125_0120_order_risks': riskOrder,
  '20261125_0230_let_files_go': filesGo,
  '20261125_0110_stand_in_for_somebody': standIns,
  '20261125_0230_say_on_whose_behalf': onBehalf,
};
