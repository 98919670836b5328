// carbone: node carbone.cjs TEMPLATE DATA OUT
const fs = require("fs");
const carbone = require("carbone");

const [template, data, out] = process.argv.slice(2);
carbone.render(template, JSON.parse(fs.readFileSync(data, "utf8")), (fault, made) => {
  if (fault) throw fault;
  fs.writeFileSync(out, made);
  process.exit(0);
});
