// easy-template-x: node easy-template-x.cjs TEMPLATE DATA OUT
const fs = require("fs");
const { TemplateHandler } = require("easy-template-x");

const [template, data, out] = process.argv.slice(2);
new TemplateHandler()
  .process(fs.readFileSync(template), JSON.parse(fs.readFileSync(data, "utf8")))
  .then((made) => fs.writeFileSync(out, Buffer.from(made)));
