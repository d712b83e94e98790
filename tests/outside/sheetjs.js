// Workbooks written again by SheetJS: node sheetjs.js FROM TO TYPE, where TYPE is xlsb, biff8 or ods and TO names each new file.
const fs = require("fs");
const path = require("path");
const XLSX = require("xlsx");

const [from, to, type] = process.argv.slice(2);
const suffix = type === "biff8" ? "xls" : type;
for (const name of fs.readdirSync(from, { recursive: true }).filter((name) => name.endsWith(".xlsx"))) {
    const target = path.join(to, name.replace(/\.xlsx$/, `.${suffix}`));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const book = XLSX.readFile(path.join(from, name), { cellStyles: true, cellNF: true });
    XLSX.writeFile(book, target, { bookType: type, compression: true });
}
