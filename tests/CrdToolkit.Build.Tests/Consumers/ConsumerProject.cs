using System.Diagnostics.CodeAnalysis;

namespace CrdToolkit.Build.Tests.Consumers;

/// <summary>A project of a user, in a folder of its own, built as a user builds it.</summary>
internal sealed class ConsumerProject(string directory, string name)
{
    /// <summary>The folder of the project.</summary>
    public string Directory { get; } = Path.Combine(directory, name);

    private string ProjectFile => Path.Combine(Directory, name + ".csproj");

    /// <summary>An operator: an executable that references CrdToolkit alone.</summary>
    public static ConsumerProject Operator(string directory, string properties = "", string items = "") =>
        new ConsumerProject(directory, "Operator").WithProject("Exe", "CrdToolkit", properties, items);

    /// <summary>A library of API types: it references CrdToolkit.Abstractions alone.</summary>
    public static ConsumerProject Library(string directory, string name = "Types", string properties = "") =>
        new ConsumerProject(directory, name).WithProject("Library", "CrdToolkit.Abstractions", properties, "");

    public ConsumerProject WithFile(string path, [StringSyntax("csharp")] string text)
    {
        var file = Path.Combine(Directory, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Replaces a text in a file, as an edit does.</summary>
    public void Edit(string path, string before, string after)
    {
        var text = Read(path);
        Assert.Contains(before, text);
        WithFile(path, text.Replace(before, after));
    }

    public bool Has(string path) => File.Exists(Path.Combine(Directory, path));

    public string Read(string path) => File.ReadAllText(Path.Combine(Directory, path));

    public void Delete(string path) => File.Delete(Path.Combine(Directory, path));

    /// <summary>When a file was last written.</summary>
    public DateTime Written(string path) => File.GetLastWriteTimeUtc(Path.Combine(Directory, path));

    /// <summary>The files under config/crd, with forward slashes.</summary>
    public IEnumerable<string> Manifests() => Path.Combine(Directory, "config/crd") is var folder && System.IO.Directory.Exists(folder)
        ? System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Directory, file).Replace('\\', '/')).Order()
        : [];

    /// <summary>Restores and builds; whatever warns has failed.</summary>
    public Task<CommandResult> RestoreAndBuildAsync(params IEnumerable<string> arguments) => DotnetAsync(["build", .. arguments]);

    /// <summary>Builds what was restored before.</summary>
    public Task<CommandResult> BuildAsync(params IEnumerable<string> arguments) => DotnetAsync(["build", "--no-restore", .. arguments]);

    public Task<CommandResult> DotnetAsync(params IEnumerable<string> arguments)
    {
        var (verb, rest) = (arguments.First(), arguments.Skip(1));
        return CommandLine.RunAsync(Directory, "dotnet", [verb, ProjectFile, "--nologo", "-nodeReuse:false", .. rest]);
    }

    private ConsumerProject WithProject(string outputType, string package, string properties, string items) => WithFile(
        name + ".csproj",
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{outputType}</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <UseAppHost>false</UseAppHost>
            <!-- Some lower bounds of the Kubernetes client's dependencies were never published. -->
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{package}" Version="{PackageFeed.Version}" />
            {items}
          </ItemGroup>
        </Project>
        """);
}
