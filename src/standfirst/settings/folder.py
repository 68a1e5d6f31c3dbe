from standfirst.configuration.folder import Folder as Folder
