import Prose

/// Programs that belong to no project which documents them in passing.
package enum ForeignTools {
  package static func contains(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    names.contains(bytes, word)
  }

  private static let names = Lexicon(
    """
    cd ls cat echo mkdir rm rmdir cp mv grep egrep sed awk curl wget tar unzip zip gzip gunzip chmod chown export source set unset
    sleep touch head tail find xargs tee true false test printf which type alias kill pkill killall ps top df du ln diff sort uniq wc
    date env exit if then else fi for do done while case esac function return local read eval exec trap shift let cut tr less
    more man time nano vim vi emacs ssh scp rsync sftp ping su id whoami hostname uname base64 openssl jq yq nohup pwd dir
    start call rem end begin open code git gh hub svn hg docker docker-compose podman buildah skopeo kubectl helm kind minikube k3d
    kustomize oc istioctl terraform tofu pulumi ansible ansible-playbook vagrant packer vault consul nomad az aws gcloud
    gsutil bq azd func sam cdk serverless flyctl heroku netlify vercel npm npx yarn pnpm bun deno node nvm corepack python
    python3 pip pip3 pipx poetry uv conda virtualenv pytest tox ruby gem bundle rake rails rbenv go gofmt cargo rustc
    rustup java javac mvn gradle gradlew kotlin scala sbt dotnet nuget msbuild php composer artisan perl cpan make cmake
    ninja gcc clang ld ar nm objdump gdb lldb strace ltrace apt apt-get aptitude dpkg yum dnf rpm zypper pacman apk
    brew port choco winget scoop snap flatpak systemctl journalctl service launchctl crontab mount umount fdisk lsblk
    ip ifconfig netstat ss nc ncat nmap dig nslookup host traceroute iptables ufw nginx apache2 httpd psql pg_dump
    mysql mysqldump sqlite3 redis-cli mongo mongosh sqlcmd cqlsh kafka-topics rabbitmqctl gpg gpg2 ssh-keygen ssh-add
    ssh-agent sudo doas bash sh zsh fish ksh powershell pwsh cmd wsl screen tmux watch xcodebuild xcrun jest mocha
    eslint prettier tsc webpack vite rollup rspec cucumber vale markdownlint pre-commit act
    """)
}
