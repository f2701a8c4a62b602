const KNOWN = new Set(
  `ap-guangzhou ap-guangzhou-open ap-shenzhen ap-shenzhen-fsi ap-qingyuan ap-shanghai ap-shanghai-fsi
  ap-shanghai-adc ap-nanjing ap-beijing ap-beijing-fsi ap-zhongwei ap-chengdu ap-chongqing ap-guiyang
  ap-hongkong ap-taipei ap-singapore ap-bangkok ap-jakarta ap-seoul ap-tokyo ap-osaka ap-mumbai
  na-siliconvalley na-ashburn na-toronto sa-saopaulo eu-frankfurt eu-moscow me-saudi-arabia`.split(/\s+/),
);

/** The region as a metric label: a closed list, because a caller may name any well-formed region. */
export const regionLabel = (region: string | undefined): string =>
  region === undefined || region === '' ? 'none' : KNOWN.has(region) ? region : 'other';
