import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 08 民生服务: livelihood services and proxy. */
export const livelihood: readonly CategoryInput[] = [
  {
    code: '0801', zh: '突发生活困难求助', en: 'Sudden hardship', major: '08', profile: 'U',
    limits: { handle: '48 h' }, closeOnSpot: 'village', evidence: 'none', evidenceInPublicPlace: 'optional',
    leadName: offices.civilAffairs, assistNames: [offices.village], basis: ['S000', 'S001'],
  },
  {
    code: '0802', zh: '低保救助与临时救助', en: 'Welfare, temporary relief', major: '08', profile: 'A',
    closeOnSpot: 'town', evidence: 'none', evidenceInPublicPlace: 'optional', orStatutoryLimit: true,
    leadName: offices.civilAffairs, basis: ['S004'],
  },
  {
    code: '0803', zh: '残疾人服务', en: 'Disability service', major: '08', profile: 'A',
    closeOnSpot: 'town', evidence: 'none', evidenceInPublicPlace: 'optional', orStatutoryLimit: true,
    leadName: offices.disabledFederation, basis: ['S000'],
  },
  {
    code: '0804', zh: '养老照护需求', en: 'Elderly-care need', major: '08', profile: 'N',
    closeOnSpot: 'village', evidence: 'none', evidenceInPublicPlace: 'optional',
    leadName: offices.civilAffairs, basis: ['2022 care-visit rule 探访关爱'],
  },
  {
    code: '0805', zh: '就业失业帮扶', en: 'Employment help', major: '08', profile: 'A',
    closeOnSpot: 'town', evidence: 'none', evidenceInPublicPlace: 'optional', orStatutoryLimit: true,
    leadName: offices.humanResources, basis: ['S004'],
  },
  {
    code: '0806', zh: '住房保障与优抚', en: "Housing support, veterans' benefits", major: '08', profile: 'A',
    closeOnSpot: 'town', evidence: 'none', evidenceInPublicPlace: 'optional', orStatutoryLimit: true,
    leadName: offices.housing, assistNames: [offices.veterans], basis: ['S004'],
  },
  {
    code: '0807', zh: '证照社保医保代办', en: 'Certificates, insurance by proxy', major: '08', profile: 'A',
    closeOnSpot: 'village', evidence: 'none', evidenceInPublicPlace: 'optional', orStatutoryLimit: true,
    leadName: offices.serviceHall, basis: ['S002', 'S004'],
  },
  {
    code: '0808', zh: '政策咨询', en: 'Policy inquiry', major: '08', profile: 'I',
    closeOnSpot: 'grid', evidence: 'none', evidenceInPublicPlace: 'optional',
    leadName: offices.worker, assistNames: [offices.knowledgeBase, offices.department], basis: ['S004'],
  },
  {
    code: '0809', zh: '志愿服务需求', en: 'Volunteer request (repair, haircut, escort)', major: '08', profile: 'N',
    closeOnSpot: 'grid', evidence: 'none', evidenceInPublicPlace: 'optional',
    leadName: offices.community, assistNames: [offices.volunteers], basis: ['S001'],
  },
  {
    code: '0810', zh: '文化教育服务', en: 'Culture and education service', major: '08', profile: 'A',
    closeOnSpot: 'village', evidence: 'none', evidenceInPublicPlace: 'optional', orStatutoryLimit: true,
    leadName: offices.village, assistNames: [offices.education], basis: ['S004'],
  },
  {
    code: '0811', zh: '计划生育与家庭发展服务', en: 'Family planning and family development service', major: '08', profile: 'A',
    closeOnSpot: 'village', evidence: 'none', evidenceInPublicPlace: 'optional', orStatutoryLimit: true,
    leadName: offices.village, assistNames: [offices.health], basis: ['S004'],
  },
];
