#!/usr/bin/env python3
"""Makes src/CrdToolkit.Testing/Protobuf/wire.json: the numbers of the fields of the built-in kinds in protobuf.

    build/wire.py GOPATH/src > src/CrdToolkit.Testing/Protobuf/wire.json

They are read from the tags of the Go types of k8s.io/api and k8s.io/apimachinery. A field is "NAME [!][*][[]][map ]TYPE": "!" where JSON
has a zero too, "*" where it is a pointer; an embedded struct has no name.
"""
import glob, json, os, re, sys

GROUPS = ['admissionregistration/v1', 'apps/v1', 'authentication/v1', 'authorization/v1', 'autoscaling/v1', 'autoscaling/v2', 'batch/v1', 'certificates/v1',
          'coordination/v1', 'core/v1', 'discovery/v1', 'events/v1', 'flowcontrol/v1', 'networking/v1', 'node/v1', 'policy/v1', 'rbac/v1', 'resource/v1',
          'scheduling/v1', 'storage/v1']
META = 'io.k8s.apimachinery.pkg.apis.meta.v1.'
META_KINDS = ['ObjectMeta', 'ListMeta', 'LabelSelector', 'DeleteOptions', 'Condition', 'Status', 'PartialObjectMetadata']
DEFINITIONS = 'k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1'
KNOWN = {'string': 's', 'bool': 't', 'byte': 'i', 'int': 'i', 'int32': 'i', 'int64': 'i', 'uint32': 'i', 'uint64': 'i', 'float64': 'd', '[]byte': 'b',
         'metav1.Time': 'time', 'metav1.MicroTime': 'microtime', 'Time': 'time', 'MicroTime': 'microtime', 'resource.Quantity': 'quantity',
         'intstr.IntOrString': 'intorstring', 'runtime.RawExtension': 'raw', 'FieldsV1': 'raw', 'JSON': 'raw', 'JSONSchemaPropsOrArray': 'schemaorarray',
         'JSONSchemaPropsOrBool': 'schemaorbool', 'JSONSchemaPropsOrStringArray': 'schemaorstrings', 'ExtraValue': 'items', 'authenticationv1.ExtraValue': 'items',
         'CustomResourceSubresourceStatus': 'empty', 'types.UID': 's', 'types.NodeName': 's', 'types.NamespacedName': 's'}


class Package:
    def __init__(self, directory, prefix):
        self.prefix, self.structs, self.names, self.imports = prefix, {}, {}, {}
        for path in sorted(glob.glob(os.path.join(directory, '*.go'))):
            if path.endswith('_test.go') or '/zz_' in path or path.endswith('generated.pb.go'):
                continue
            text = open(path).read()
            for alias, target in re.findall(r'^\t(\w+)? ?"(k8s.io/[\w./-]+)"$', text, re.M):
                self.imports[alias or target.split('/')[-1]] = target
            for name, target in re.findall(r'^(?:type|\t)\s*(\w+) ((?:map\[\w+\])?(?:\[\])?[\w.]+)$', text, re.M):
                self.names.setdefault(name, target)
            for name, body in re.findall(r'^type (\w+) struct \{\n(.*?)^\}', text, re.M | re.S):
                self.structs[name] = re.findall(r'^\t(?:(\w+)[ \t]+)?([^\s`]+)[ \t]+`([^`]*)`', body, re.M)


def main():
    source = sys.argv[1]
    packages = {f'k8s.io/api/{group}': Package(f'{source}/k8s.io/api/{group}', f'io.k8s.api.{group.replace("/", ".")}.') for group in GROUPS}
    packages[DEFINITIONS] = Package(f'{source}/{DEFINITIONS}', 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.')
    packages['k8s.io/apimachinery/pkg/apis/meta/v1'] = Package(f'{source}/k8s.io/apimachinery/pkg/apis/meta/v1', META)

    def type_of(go, package):
        """Whether a Go type is a list or a map, and what it holds."""
        if go in KNOWN:
            return '', KNOWN[go]
        if go.startswith('[]'):
            return '[]', type_of(go[2:], package)[1]
        if go.startswith('map['):
            # a list as an entry is a message of its own, of those with a name
            shape, entry = type_of(go[go.index(']') + 1:], package)
            return 'map ', None if shape else entry
        if '.' in go:
            alias, name = go.split('.')
            other = packages.get(package.imports.get(alias))
            return type_of(name, other) if other else ('', None)
        if go in package.structs:
            return '', package.prefix + go
        return type_of(package.names[go], package) if go in package.names else ('', None)

    messages, queue = {}, [(package, name) for path, package in packages.items() if path.startswith('k8s.io/api/') or path == DEFINITIONS for name, fields in package.structs.items()
                       if name not in KNOWN and not any(go.endswith('ListMeta') for _, go, _ in fields)]
    queue += [(packages['k8s.io/apimachinery/pkg/apis/meta/v1'], name) for name in META_KINDS]
    while queue:
        package, name = queue.pop()
        if package.prefix + name in messages or name not in package.structs:
            continue
        fields = messages[package.prefix + name] = {}
        for _, go, tags in package.structs[name]:
            number = re.search(r'protobuf:"\w+,(\d+),', tags)
            json_tag = re.search(r'json:"([^"]*)"', tags)
            if not number or not json_tag or go.endswith('TypeMeta'):
                continue
            json_name, *options = json_tag.group(1).split(',')
            pointer = go.startswith('*')
            shape, kind = type_of(go.lstrip('*'), package)
            if kind is None:
                continue
            always = '!' if 'omitempty' not in options and 'omitzero' not in options and json_name else ''
            fields[number.group(1)] = f'{json_name} {always}{"*" if pointer else ""}{shape}{kind}'
            if kind.startswith(META):
                queue.append((packages['k8s.io/apimachinery/pkg/apis/meta/v1'], kind[len(META):]))
    lines = [f'{json.dumps(name)}:{json.dumps(messages[name], separators=(",", ":"))}' for name in sorted(messages) if messages[name]]
    sys.stdout.write('{\n' + ',\n'.join(lines) + '\n}\n')


main()
