/** A word in Chinese and in English or pinyin. */
export type Word = readonly [zh: string, en: string];

/** `张Zhang 王Wang` as words. */
function words(text: string): readonly Word[] {
  return text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const letters = pair.search(/[A-Za-z]/);
      return [pair.slice(0, letters), pair.slice(letters).replaceAll('_', ' ')] as const;
    });
}

/** Names of counties that do not exist, as far as the authors know. */
export const COUNTIES = words(
  '安澜Anlan 青泽Qingze 和溪Hexi 云埠Yunbu 永泽Yongze 宁渡Ningdu 澄源Chengyuan 兰渚Lanzhu',
);

export const RIVERS = words('澜Lan 泽Ze 沅Yuan 渚Zhu 汐Xi');

/** First half of a township's or a village's name: what one sees there. */
export const SIGHTS = words(`
  白鹤Baihe 青龙Qinglong 石桥Shiqiao 柳溪Liuxi 双河Shuanghe 龙泉Longquan 凤鸣Fengming 金山Jinshan 银杏Yinxing 梅岭Meiling
  桃花Taohua 松林Songlin 竹园Zhuyuan 大坪Daping 清水Qingshui 黄桷Huangjue 玉泉Yuquan 三江Sanjiang 太平Taiping 兴隆Xinglong
  永兴Yongxing 长滩Changtan 观音Guanyin 马鞍Ma'an 铜鼓Tonggu 万寿Wanshou 复兴Fuxing 仁和Renhe 义和Yihe 天池Tianchi
  会龙Huilong 中和Zhonghe 福星Fuxing 水口Shuikou 新场Xinchang 土桥Tuqiao 磨子Mozi 鹿角Lujiao 回龙Huilong 乌木Wumu
  茶店Chadian 云台Yuntai 罗星Luoxing 红岩Hongyan 古楼Gulou 石龙Shilong 沙坝Shaba 枣林Zaolin 杨柳Yangliu 花桥Huaqiao`);

export const SURNAMES = words(`
  张Zhang 王Wang 李Li 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao 林Lin 何He 郭Guo 马Ma 罗Luo
  梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 萧Xiao 程Cheng 曹Cao 袁Yuan 邓Deng 许Xu 傅Fu 沈Shen 曾Zeng 彭Peng
  吕Lü 苏Su 卢Lu 蒋Jiang 蔡Cai 贾Jia 丁Ding 魏Wei 薛Xue 叶Ye 阎Yan 余Yu 潘Pan 杜Du 戴Dai 夏Xia 钟Zhong 汪Wang 田Tian 任Ren 姜Jiang
  范Fan 方Fang 石Shi 姚Yao 谭Tan 廖Liao 邹Zou 熊Xiong 金Jin 陆Lu 郝Hao 孔Kong 白Bai 崔Cui 康Kang 毛Mao 邱Qiu 秦Qin 江Jiang 史Shi`);

/** What a village lies in, on low and on high ground. */
export const LOWLAND = words('湾wan 坝ba 塘tang 桥qiao 渡du 院子yuanzi 庄zhuang 桥头qiaotou 田tian 河he');
export const UPLAND = words('沟gou 岭ling 坡po 垭ya 坪ping 岩yan 冲chong 山shan 梁liang 林lin');

/** First word of a compound's name by what it is. */
export const ESTATES = words(`
  锦绣Jinxiu 阳光Yangguang 丽景Lijing 滨江Binjiang 翡翠Feicui 金桂Jingui 学府Xuefu 御景Yujing 香樟Xiangzhang 紫荆Zijing 碧水Bishui
  江南Jiangnan 东方Dongfang 盛世Shengshi 恒泰Hengtai 万和Wanhe 鼎盛Dingsheng 观澜Guanlan 春晓Chunxiao 书香Shuxiang 领秀Lingxiu
  怡和Yihe 天骄Tianjiao 凯旋Kaixuan 城市Chengshi 国际Guoji 和谐Hexie 世纪Shiji 帝景Dijing 荷塘Hetang 云顶Yunding 桂花Guihua
  金色Jinse 蓝湾Lanwan 龙湖Longhu 逸景Yijing 名门Mingmen 福园Fuyuan 华庭Huating 瑞丰Ruifeng 祥和Xianghe 嘉禾Jiahe 景泰Jingtai 绿洲Lüzhou`);
export const NEW_ESTATE = words(
  '花园Garden 名城Mingcheng 国际城International_City 新城New_Town 尚品Shangpin 府邸Residence 一品Yipin 天地Tiandi',
);
export const ESTATE = words('小区Estate 花苑Gardens 家园Homes 苑Court 公寓Apartments 新村New_Village');
export const BUREAUS = words(`
  粮食局Grain_Bureau 电力局Power_Bureau 水利局Water_Bureau 农机厂Farm_Machinery_Works 丝绸厂Silk_Mill 供销社Supply_Cooperative
  邮电局Post_Office 交通局Transport_Bureau 化肥厂Fertiliser_Works 税务局Tax_Bureau 林业局Forestry_Bureau 县医院County_Hospital
  酒厂Distillery 水泥厂Cement_Works 建筑公司Building_Company 教育局Education_Bureau 农业银行Agricultural_Bank 物资局Materials_Bureau
  公安局Police_Bureau 财政局Finance_Bureau 民政局Civil_Affairs_Bureau 广电局Broadcasting_Bureau 烟草公司Tobacco_Company 盐业公司Salt_Company
  百货公司Department_Store 运输公司Transport_Company 面粉厂Flour_Mill 印刷厂Printing_Works 氮肥厂Nitrogen_Works 棉纺厂Cotton_Mill
  皮革厂Leather_Works 中医院Hospital_of_Chinese_Medicine 法院Court_House 县剧团County_Troupe 气象局Weather_Bureau 自来水公司Water_Company
  石油公司Oil_Company 外贸公司Foreign_Trade_Company 食品厂Food_Works 砖瓦厂Brickworks 陶瓷厂Pottery 机关Government_Offices`);
export const STREETS = words(`
  东街East_Street 西街West_Street 南街South_Street 北街North_Street 正街Main_Street 顺城街Shuncheng_Street 文庙街Wenmiao_Street
  盐市街Yanshi_Street 米市巷Mishi_Lane 半边街Banbian_Street 城隍巷Chenghuang_Lane 书院街Shuyuan_Street 衙门口Yamenkou
  水井巷Shuijing_Lane 油坊街Youfang_Street 染坊巷Ranfang_Lane 河街River_Street 南门口South_Gate 北门口North_Gate 石牌坊Shipaifang
  钟鼓楼Drum_Tower 柴市坝Chaishiba 后街Back_Street 上街Upper_Street 下街Lower_Street 竹市巷Zhushi_Lane
  打铁街Datie_Street 草市街Caoshi_Street 鱼市口Yushikou 糠市巷Kangshi_Lane 布市街Bushi_Street 会府街Huifu_Street 武庙街Wumiao_Street
  状元街Zhuangyuan_Street 贡院街Gongyuan_Street 火神庙Huoshenmiao 五显庙Wuxianmiao 大十字Dashizi 小十字Xiaoshizi 东门外East_Gate
  西门外West_Gate 青石巷Qingshi_Lane 楠木巷Nanmu_Lane 桂香巷Guixiang_Lane 双井巷Shuangjing_Lane 月亮巷Yueliang_Lane`);
export const FEW_HOMES = words(`
  工业园Industrial_Park 物流园Logistics_Park 汽车站Bus_Station 人民公园People's_Park 政务中心Government_Centre 体育中心Sports_Centre
  建材市场Building_Market 农贸市场Farmers'_Market 污水处理厂Sewage_Works 职教中心Vocational_Centre 粮库Granary 水厂Waterworks
  滨河公园Riverside_Park 文化广场Culture_Square 消防站Fire_Station 变电站Substation 驾校Driving_School 汽配城Car_Parts_Market
  冷库Cold_Store 会展中心Exhibition_Centre 博物馆Museum 县委党校Party_School 苗圃Nursery_Garden 客运中心Coach_Centre 果品市场Fruit_Market
  钢材市场Steel_Market 家具城Furniture_Market 公墓Cemetery 采石场Quarry 医药产业园Medical_Park`);
export const SEAT_PLACES = words(
  '正街Main_Street 新街New_Street 下场口Lower_Market 上场口Upper_Market 河街River_Street 老街Old_Street 新区New_Quarter 车站Station 市场Market 桥头Bridgehead',
);
