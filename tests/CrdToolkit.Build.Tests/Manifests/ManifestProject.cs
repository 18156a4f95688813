using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Build.Utilities;

namespace CrdToolkit.Build.Tests.Manifests;

/// <summary>A project directory whose compiled assembly carries definitions; the task runs on it as the targets run it.</summary>
internal sealed class ManifestProject : IDisposable
{
    public const string Things = "config/crd/bases/example.com_things.yaml";
    public const string Kustomization = "config/crd/kustomization.yaml";
    public const string Webhooks = "config/webhook/manifests.yaml";
    public const string Role = "config/rbac/role.yaml";

    private readonly string directory = Directory.CreateTempSubdirectory("crdtoolkit-task-tests-").FullName;

    public RecordingBuildEngine Engine { get; private set; } = new();

    public IEnumerable<string> Errors => Engine.Errors.Select(error => $"{error.Code}: {error.Message}");

    public IEnumerable<string> Manifests() => Path.Combine(directory, "config") is var folder && Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/')).Order()
        : [];

    /// <summary>Compiles the project anew, with these definitions and no others.</summary>
    public ManifestProject Compile(params (string Name, string Json)[] definitions) => CompileTo("Acme", definitions, []);

    /// <summary>Compiles the project anew, with these rules and no definitions.</summary>
    public ManifestProject CompileRules(string json, string assembly = "Acme") => CompileTo(assembly, [], [], json);

    /// <summary>Compiles the project anew, with these webhooks and nothing else.</summary>
    public ManifestProject CompileWebhooks(string json, string assembly = "Acme") => CompileTo(assembly, [], [], webhooks: json);

    public ManifestProject CompileReference(string assembly, params (string Name, string Json)[] definitions) => CompileTo(assembly, definitions, []);

    public ManifestProject CompileWithError(string name, string message) => CompileTo("Acme", [], [(name, message)]);

    public bool Run(Action<WriteCustomResourceDefinitions>? configure = null)
    {
        Engine = new RecordingBuildEngine();
        var task = new WriteCustomResourceDefinitions
        {
            BuildEngine = Engine,
            Assembly = PathOf("Acme.dll"),
            References = [.. Directory.EnumerateFiles(directory, "*.dll").Where(path => !path.EndsWith("Acme.dll", StringComparison.Ordinal)).Select(path => new TaskItem(path))],
            ProjectName = "Acme",
            ProjectDirectory = directory,
            ManifestDirectory = PathOf("config/crd"),
            WriteManifests = true,
            RbacDirectory = PathOf("config/rbac"),
            RoleName = "acme-role",
            WebhookDirectory = PathOf("config/webhook"),
            StampFile = PathOf("obj/stamp"),
            Settings = "settings",
        };
        configure?.Invoke(task);
        return task.Execute();
    }

    public string PathOf(string path) => Path.Combine(directory, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    /// <summary>A definition as the generator writes it, as far as the task looks at it.</summary>
    public static (string Name, string Json) Definition(string plural, string scope = "Namespaced") =>
        ($"{plural}.example.com", $$$"""{"kind":"CustomResourceDefinition","spec":{"group":"example.com","names":{"plural":"{{{plural}}}"},"scope":"{{{scope}}}"}}""");

    private ManifestProject CompileTo(string name, (string Name, string Json)[] definitions, (string Name, string Message)[] errors, string? rules = null, string? webhooks = null)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        foreach (var (definition, json) in definitions)
        {
            assembly.SetCustomAttribute(Attribute<CustomResourceDefinitionAttribute>(definition, json));
        }

        foreach (var (definition, message) in errors)
        {
            assembly.SetCustomAttribute(Attribute<CustomResourceDefinitionErrorAttribute>(definition, message));
        }

        if (rules is not null)
        {
            assembly.SetCustomAttribute(Attribute<PolicyRulesAttribute>(rules));
        }

        if (webhooks is not null)
        {
            assembly.SetCustomAttribute(Attribute<AdmissionWebhooksAttribute>(webhooks));
        }

        assembly.Save(PathOf(name + ".dll"));
        return this;
    }

    private static CustomAttributeBuilder Attribute<T>(params object[] arguments) => new(typeof(T).GetConstructors().Single(), arguments);
}
